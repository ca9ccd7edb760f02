package com.dealscout.demo.drawing;

import static com.dealscout.demo.drawing.Brush.*;

import java.awt.Color;

/** What one plays on. */
final class Music {

    private Music() {}

    static void guitar(Brush b, Color c) {
        b.shadow(48, 91, 26, 4);
        b.moved(
                5,
                10,
                .9,
                () -> b.turned(9, 50, 60, () -> {
                    b.shape(
                            c,
                            "M50 46C58 43 67 47 66 56C65.4 60 64 61 66 65C74 72 73 91 50 91C27 91 26 72 34 65C36 61 34.6 60 34 56C33 47 42 43 50 46Z");
                    b.stitches(
                            "M50 48.4C57 46 64.6 49 63.6 56C63 60 62 61.4 64 66C70.6 72 70 88.6 50 88.6C30 88.6 29.4 72 36 66C38 61.4 37 60 36.4 56C35.4 49 43 46 50 48.4Z");
                    b.disc(new Color(0x2c2319), 50, 61, 6.6)
                            .ring(SUN, .9, 50, 61, 8, 8)
                            .light(1.2, "M33 73C33.6 69.6 36 67.4 37.6 65.6");
                    b.shape(DARKWOOD, "M47.4 14H52.6L53.2 56H46.8Z")
                            .line(
                                    METAL,
                                    .4,
                                    "M47.2 20H52.8M47.2 25H52.8M47.1 30H52.9M47 35H53M47 39.6H53M46.9 44H53.1M46.9 48H53.1M46.9 52H53.1");
                    b.shape(darker(c, .3), "M46.6 15 45.4 2C48 .6 52 .6 54.6 2L53.4 15Z");
                    b.both(
                            50,
                            () -> b.dot(INK, 44.6, 5, 1.3)
                                    .dot(INK, 44.9, 8.6, 1.3)
                                    .dot(INK, 45.2, 12.2, 1.3));
                    b.box(DARKWOOD, 42.5, 76, 15, 3.4, 1).line(CREAM, .3, "M48.4 8V77M49.5 8V77M50.5 8V77M51.6 8V77");
                }));
    }

    static void keyboard(Brush b, Color c) {
        b.shadow(50, 90, 40, 4.4);
        b.tube(DARK, 2.4, "M28 88 70 54M72 88 30 54")
                .tube(DARK, 2, "M22 88H36M64 88H78")
                .disc(METAL, 50, 70.6, 1.8);
        b.shape(c, "M8 36H92L97 52H3Z").box(darker(c, .2), 3, 52, 94, 4.4, 1.2);
        b.box(DARK, 42, 37.4, 16, 4, .8).flat(GLASS, "M43.6 38.2H56.4V40.6H43.6Z");
        for (var i = 0; i < 4; i++) {
            b.disc(METAL, 17 + i * 5, 39.4, 1.3).disc(METAL, 68 + i * 5, 39.4, 1.3);
        }
        b.shape(CREAM, "M9.6 43.4H90.4L93 51.4H7Z");
        for (var key = 1; key < 22; key++) {
            var top = 9.6 + key * 80.8 / 22;
            var bottom = 7 + key * 86.0 / 22;
            b.line(INK, .4, "M" + top + " 43.4L" + bottom + " 51.4");
            if (key % 7 != 3 && key % 7 != 0) {
                b.line(INK, 1.9, "M" + top + " 44L" + (top + (bottom - top) * .5) + " 47.6");
            }
        }
        b.box(CREAM, 40, 17, 22, 17, .6)
                .shape(DARK, "M36 34H66V36.4H36Z")
                .line(INK, .4, "M43 22H59M43 24H59M43 26H59M43 29H59M43 31H59")
                .dot(INK, 46, 25, 1)
                .dot(INK, 50, 23, 1)
                .dot(INK, 55, 26, 1)
                .line(INK, .5, "M46.8 25V20.8M50.8 23V19.4M55.8 26V21.8M51 34V17");
    }
}
