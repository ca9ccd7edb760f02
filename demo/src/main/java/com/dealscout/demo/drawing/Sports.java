package com.dealscout.demo.drawing;

import static com.dealscout.demo.drawing.Brush.*;

import java.awt.Color;

/** What one takes out of the house to move. */
final class Sports {

    private Sports() {}

    static void tent(Brush b, Color c) {
        b.shadow(50, 84, 54, 5);
        b.line(CREAM, .7, "M30 36 0 84M66 34 100 84M40 30 22 90");
        b.shape(darker(c, .22), "M40 26 66 32 92 80 62 83Z").shape(c, "M40 26 12 83H70Z");
        b.shape(new Color(0x2f2a22), "M41 44 29 83H55Z")
                .shape(lighter(c, .25), "M41 44 29 83 33.6 83C38.6 76 41.4 60 41 44Z")
                .shape(lighter(c, .25), "M41 44 55 83 50.6 83C45 76 41.6 60 41 44Z");
        b.tube(METAL, 1, "M38.6 22.6 41 27.6M41.6 22.4 39 27.6")
                .light(1, "M37.4 35 18 78")
                .stitches("M46 34 65 79")
                .shade(.6, "M52 30 77 81");
        b.tube(WOOD, 1, "M6 79 4 86M95 80 97 86");
        b.disc(CLAY, 78, 86, 2.4)
                .turned(20, 82, 88, () -> b.box(DARKWOOD, 72, 87, 16, 3, 1.5))
                .turned(-18, 82, 88, () -> b.box(WOOD, 73, 87, 16, 3, 1.5));
    }

    static void backpack(Brush b, Color c) {
        b.shadow(50, 90, 30, 4.4);
        b.line(INK, 3.6, "M42 14C42 6 58 6 58 14").line(DARKWOOD, 2.2, "M42 14C42 6 58 6 58 14");
        b.both(50, () -> b.tube(DARKWOOD, 2.4, "M32 26C24 40 23 64 29 82").box(darker(c, .12), 20, 58, 12, 24, 5));
        b.box(SUN, 27, 8.6, 46, 9, 4.5).disc(CREAM, 28.6, 13, 3.6);
        b.shape(c, "M27 34C27 18 37 13 50 13C63 13 73 18 73 34L76 82C76 87 73 89 69 89H31C27 89 24 87 24 82Z")
                .light(1.2, "M30 36C30.6 26 33 21.6 37 19");
        b.shape(lighter(c, .08), "M27 36C27 20 37 13 50 13C63 13 73 20 73 36C73 46 64 49 50 49C36 49 27 46 27 36Z");
        b.box(lighter(c, .04), 31, 56, 38, 27, 5).stitches("M34 59H66V80H34Z").shade(.7, "M33 63H67");
        b.both(50, () -> b.box(DARKWOOD, 37, 38, 4.6, 23, 1.4).box(SUN, 36.2, 52, 6.2, 4.4, 1));
    }

    static void tennisRacket(Brush b, Color c) {
        b.shadow(56, 54, 36, 44);
        b.turned(24, 50, 50, () -> {
            b.in("M50 6C66 6 70 24 68 36C66 48 58 54 50 54C42 54 34 48 32 36C30 24 34 6 50 6Z", () -> {
                for (var at = 30; at < 72; at += 3) {
                    b.line(CREAM, .5, "M" + at + " 4V56M28 " + (at - 26) + "H72M28 " + (at - 5) + "H72");
                }
            });
            b.tube(c, 2.6, "M41 51C46 58 47.4 62 48.4 69M59 51C54 58 52.6 62 51.6 69");
            b.tube(c, 2.9, "M50 6C66 6 70 24 68 36C66 48 58 54 50 54C42 54 34 48 32 36C30 24 34 6 50 6Z");
            b.tube(c, 4, "M50 68V74")
                    .box(DARKWOOD, 46.6, 73, 6.8, 23, 2)
                    .shade(.7, "M47 79 53 76M47 83 53 80M47 87 53 84M47 91 53 88");
        });
        b.disc(new Color(0xc9c46a), 76, 80, 7.4)
                .line(CREAM, .9, "M70 76C74 77.6 75.6 82 74 87M78.6 73.4C77 78 79 81.6 83 82.6");
    }

    static void dumbbells(Brush b, Color c) {
        b.shadow(48, 87, 46, 5.4);
        b.moved(27, 5, .78, () -> dumbbell(b, c, 70));
        b.moved(-3, 0, 1, () -> dumbbell(b, c, 76));
    }

    private static void dumbbell(Brush b, Color c, double y) {
        b.moved(0, y, 1, () -> {
            b.box(METAL, 26, -2.6, 38, 5.2, 2).shade(.5, "M36-2V2M39-2V2M42-2V2M45-2V2M48-2V2M51-2V2M54-2V2");
            for (var x : new double[] {8, 64}) {
                b.shape(c, "M" + x + " -6l5-7h10l5 7v12l-5 7h-10l-5-7Z")
                        .shape(darker(c, .2), "M" + (x + 13) + " -13h2l5 7v12l-5 7h-2l2.6-7v-12Z")
                        .light(1.1, "M" + (x + 2.6) + " 4v-9l3.6-5")
                        .disc(METAL, x + 8, 0, 3);
            }
        });
    }
}
