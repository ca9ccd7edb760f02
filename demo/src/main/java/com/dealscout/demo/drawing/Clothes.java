package com.dealscout.demo.drawing;

import static com.dealscout.demo.drawing.Brush.*;

import java.awt.Color;

/** What is worn or carried. */
final class Clothes {

    private Clothes() {}

    static void jacket(Brush b, Color c) {
        b.moved(3, 6, .94, () -> hanging(b, c));
    }

    private static void hanging(Brush b, Color c) {
        b.shadow(53, 54, 42, 42);
        b.line(METAL, 1.6, "M50 12C50 8 55 8 55 4.6C55 1.6 50 1 48.6 4")
                .line(INK, 3.6, "M26 22 50 12 74 22")
                .line(WOOD, 2.2, "M26 22 50 12 74 22");
        b.both(
                50,
                () -> b.shape(c, "M36 17L24 23C17 28 13 52 12 76C12 79 22 80 23 77L30 44Z")
                        .shade(.6, "M22 50C25 52 27 52 29 51")
                        .box(darker(c, .25), 11.4, 74, 12, 5, 1.6));
        b.shape(c, "M36 16C40 21 60 21 64 16L74 22C74 38 73 60 74 86H26C27 60 26 38 26 22Z");
        b.box(darker(c, .25), 25.6, 83, 48.8, 6, 2);
        b.both(
                50,
                () -> b.shape(darker(c, .12), "M36 16C34 20 36 26 43 31L50 22C44 21.4 39 19.6 36 16Z")
                        .box(darker(c, .08), 31, 60, 13, 13, 1.6)
                        .shape(c, "M30.4 59H44.6V63L37.5 65.6 30.4 63Z")
                        .dot(SUN, 37.5, 63.2, .9)
                        .stitches("M29 36H43M29 25V56"));
        b.line(INK, 1.6, "M50 23V83")
                .line(METAL, .8, "M50 24V82")
                .box(METAL, 48.9, 29, 2.2, 5, .9)
                .light(1.1, "M29.4 28V54");
    }

    static void sneakers(Brush b, Color c) {
        b.shadow(50, 82, 46, 4.4);
        b.moved(14, -9, .92, () -> shoe(b, darker(c, .1)));
        b.moved(-2, 0, 1, () -> shoe(b, c));
    }

    private static void shoe(Brush b, Color c) {
        b.shape(CREAM, "M10 72H90C94 72 95 82 90 82H14C9 82 8 76 10 72Z").line(CLAY, .9, "M12 77.6H91");
        b.shape(c, "M11 73C9 62 10 50 13 45C18 47 26 46 31 42L38 40C44 50 54 58 68 60C80 61.6 89 64 90 73Z");
        b.shape(
                darker(c, .2),
                "M13 45C18 47 26 46 31 42L38 40C40 43 42 45.6 44.6 48.2L34 55C26 52 17 52 11.4 54C11.6 50 12 47 13 45Z");
        b.shape(CREAM, "M70 60.4C81 62 89 64.4 90 73H72C68 69 68 64 70 60.4Z")
                .shape(darker(c, .2), "M11 73C10.4 69 10.2 65 10.4 61C16 61 20 66 20.6 73Z");
        b.line(INK, 2.4, "M41 54.4 47.4 48.8M46.6 58.4 53.2 52.6M53 61.6 59.4 56M59.6 63.6 65.4 58.6")
                .line(CREAM, 1.5, "M41 54.4 47.4 48.8M46.6 58.4 53.2 52.6M53 61.6 59.4 56M59.6 63.6 65.4 58.6");
        b.line(CREAM, 2.4, "M27 71C35 70 43 66 46 62").stitches("M24 70C23 62 26 57 33 57.6");
    }

    static void handbag(Brush b, Color c) {
        b.shadow(50, 81, 36, 4.4);
        b.line(INK, 4.2, "M35 44C32 8 68 8 65 44")
                .line(darker(c, .15), 2.6, "M35 44C32 8 68 8 65 44")
                .light(.7, "M37 30C39 20 45 17.6 50 17.6");
        b.shape(c, "M25 41H75L83 76C83.6 80 81 81 78 81H22C19 81 16.4 80 17 76Z")
                .stitches("M27.6 60 21 77.6H79L72.4 60");
        b.shape(darker(c, .14), "M23.6 41H76.4L78 50C70 61 58 63 50 63C42 63 30 61 22 50Z")
                .stitches("M25.8 50C33 58.6 42 60.4 50 60.4C58 60.4 67 58.6 74.2 50")
                .light(1, "M28 43.6H60");
        b.both(50, () -> b.disc(SUN, 35, 44, 2.4));
        b.box(SUN, 45.6, 57, 8.8, 9.4, 2).line(INK, .9, "M50 60V63.6");
    }
}
