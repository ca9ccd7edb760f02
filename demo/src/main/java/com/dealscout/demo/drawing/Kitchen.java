package com.dealscout.demo.drawing;

import static com.dealscout.demo.drawing.Brush.*;

import java.awt.Color;

/** What stands on a counter or a workbench. */
final class Kitchen {

    private Kitchen() {}

    static void coffeeMachine(Brush b, Color c) {
        b.shadow(50, 82, 40, 5);
        b.box(c, 22, 18, 56, 20, 4)
                .box(darker(c, .15), 26, 34, 48, 38, 1)
                .box(c, 16, 70, 68, 11, 3)
                .light(1.1, "M27 21.6H60");
        b.flat(alpha(INK, 60), "M28 37H72V69H28Z")
                .box(METAL, 24, 67.4, 52, 3.6, 1.4)
                .shade(.6, "M30 68V70.6M36 68V70.6M42 68V70.6M48 68V70.6M54 68V70.6M60 68V70.6M66 68V70.6");
        b.disc(CREAM, 34, 28, 5)
                .line(CLAY, .8, "M34 28 36.8 25.4")
                .disc(METAL, 50, 28, 3)
                .disc(METAL, 59, 28, 3)
                .disc(CLAY, 68, 28, 2);
        b.box(METAL, 38, 37, 20, 6, 1.6)
                .shape(DARK, "M40 43H56L54 48.6H42Z")
                .tube(DARKWOOD, 3.4, "M55 45.4 73 49")
                .line(INK, 1, "M46 49V52M50 49V52");
        b.line(new Color(0x5a3b24), 1, "M46.6 52V58M49.6 52V58");
        b.shape(CREAM, "M40 56H56C56 63.4 53.4 67.4 48 67.4C42.6 67.4 40 63.4 40 56Z")
                .ring(INK, 1.2, 57.6, 60, 2.6, 2.6)
                .flat(new Color(0x5a3b24), "M41.4 56H54.6V57.8H41.4Z");
        b.tube(METAL, 1.4, "M28 38C28 46 29 52 31 60")
                .box(CREAM, 27, 10, 12, 8, 2)
                .box(CREAM, 41, 12, 10, 6, 2)
                .disc(METAL, 80, 28, 3.2);
        b.both(50, () -> b.shape(DARK, "M21 81H30L29 84H22Z"));
    }

    static void blender(Brush b, Color c) {
        b.shadow(50, 82, 28, 4.6);
        b.shape(c, "M34 60H66L71 78C71.4 81 70 82 67 82H33C30 82 28.6 81 29 78Z")
                .light(1, "M37 63.4 34 76")
                .disc(METAL, 50, 71.6, 5)
                .line(INK, 1.1, "M50 71.6 52.6 68.4");
        b.dot(SUN, 40, 72, 1.3).dot(CLAY, 60, 72, 1.3).box(DARK, 36, 55.4, 28, 5.4, 1.6);
        b.line(INK, 4.4, "M66 22C78 22 77 46 65 46").line(DARK, 2.8, "M66 22C78 22 77 46 65 46");
        b.shape(GLASS, "M31 14H69L64 56H36Z")
                .flat(new Color(0xc98573), "M33.2 28C40 25 46 31 54 28C59 26.4 63 27 66.6 29L63.4 55.2H36.6Z");
        b.disc(new Color(0xb5453a), 43, 38, 3.6)
                .disc(SUN, 56, 36, 3.4)
                .disc(new Color(0x84423a), 50, 46, 3.6)
                .dot(CREAM, 42, 36.8, .8);
        b.line(INK, .5, "M59 33H63M58.6 38H62.6M58 43H62M57.6 48H61.4")
                .line(INK, 1.1, "M31 14H69L64 56H36Z")
                .light(1.6, "M36 18 39 46");
        b.line(METAL, 1.4, "M46 53 50 50 54 53").box(DARK, 29, 9.6, 42, 5.4, 2).box(DARK, 43, 5, 14, 5.4, 2);
    }

    static void drill(Brush b, Color c) {
        b.shadow(50, 83, 36, 4.4);
        b.line(INK, 2.6, "M72 38H94L97 38")
                .line(METAL, 1.4, "M72 38H94")
                .line(INK, .5, "M78 37 80 39M82 37 84 39M86 37 88 39");
        b.shape(DARK, "M62 31H70L75 35V41L70 45H62Z").shade(.6, "M65.4 32V44M68.6 32V44");
        b.shape(darker(c, .06), "M28 46H48L43 72H23Z").shade(.8, "M29 55H44M28 60H43M27 65H42");
        b.shape(c, "M14 34C14 29 17 27 22 27H58C62 27 64 29 64 33V43C64 47 62 49 58 49H26C18 49 14 44 14 34Z")
                .light(1.2, "M19 31.6H48");
        b.box(DARK, 54, 27.6, 6, 21, 1)
                .line(INK, .9, "M20 35H30M20 38H30M20 41H30")
                .box(CLAY, 47, 50.4, 5, 7, 2)
                .disc(SUN, 40, 38, 3);
        b.shape(
                        DARK,
                        "M15 72H51C53 72 54 73 54 75L55 80C55 82.6 53.6 83 52 83H15C12 83 11 82 11 80V76C11 73 12 72 15 72Z")
                .box(c, 16, 75, 14, 4.6, 1)
                .dot(SUN, 40, 77.4, 1)
                .dot(SUN, 44, 77.4, 1)
                .dot(LEAF, 48, 77.4, 1);
        b.turned(
                8,
                76,
                78,
                () -> b.box(WOOD, 64, 72, 30, 9, 1)
                        .shade(.4, "M67 75H90M67 78H88")
                        .dot(INK, 72, 76.4, 1)
                        .dot(INK, 86, 76.4, 1));
    }

    static void plantPot(Brush b, Color c) {
        b.shadow(50, 82, 26, 4.4);
        var leaf = new Color(0x4f7a63);
        for (var angle : new int[] {-62, 58, -38, 34, -16, 12}) {
            b.turned(
                    angle,
                    50,
                    60,
                    () -> b.shape(
                                    Math.abs(angle) > 45 ? darker(leaf, .15) : leaf,
                                    "M50 60C40 46 40 26 50 10C60 26 60 46 50 60Z")
                            .shade(.6, "M50 58V16M50 46 45.4 41M50 46 54.6 41M50 34 46 29M50 34 54 29")
                            .light(.8, "M45.4 40C45 32 46.6 24 48.6 19"));
        }
        b.shape(c, "M33 58H67L63 80C62.6 82 61 82.6 59.6 82.6H40.4C39 82.6 37.4 82 37 80Z")
                .box(lighter(c, .08), 30, 54, 40, 8, 1.6)
                .light(1, "M38 65 40 78")
                .stitches("M37 71H63");
    }
}
