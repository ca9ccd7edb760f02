package com.dealscout.demo.drawing;

import static com.dealscout.demo.drawing.Brush.*;

import java.awt.Color;

/** What rolls. */
final class Wheels {

    private Wheels() {}

    private static void spoked(Brush b, double x, double y, double radius) {
        b.ring(INK, 2.6, x, y, radius, radius).ring(METAL, .9, x, y, radius - 1.9, radius - 1.9);
        for (var spoke = 0; spoke < 8; spoke++) {
            b.turned(
                    spoke * 22.5 + 8,
                    x,
                    y,
                    () -> b.line(METAL, .35, "M" + (x - radius + 2) + " " + y + "h" + (2 * radius - 4)));
        }
        b.disc(METAL, x, y, 1.7);
    }

    static void bicycle(Brush b, Color c) {
        b.shadow(50, 87, 46, 3.6);
        spoked(b, 25, 68, 18);
        spoked(b, 75, 68, 18);
        b.tube(METAL, 1.4, "M25 68 47 69M25 68 40 43");
        b.tube(c, 2.2, "M47 69 38.5 39M40.5 45 66 43M47 69 66.5 46M64.5 36 67 47C69 56 71 61 75 68");
        b.tube(METAL, 1.5, "M38.5 39 37.5 35.5M64.5 36 63.5 31");
        b.shape(DARK, "M29 33.5C34 31.5 42 32 46 33.5C46 35.5 42 36 38 36.8C34 37.4 29 37 29 33.5Z");
        b.tube(DARK, 1.7, "M63.5 31C68 29 73 30 73 34C73 37 69.5 37.5 67.5 36.5");
        b.disc(DARK, 47, 69, 4.6).dot(METAL, 47, 69, 2.2).line(INK, .7, "M25 66.4 47 64.6M25 69.6 47 73.4");
        b.tube(METAL, 1.2, "M47 69 50.5 77").box(DARK, 46.5, 76.6, 8, 2.2, .8);
    }

    static void scooter(Brush b, Color c) {
        b.shadow(50, 87, 40, 3.4);
        b.disc(DARK, 22, 80, 6.6)
                .disc(METAL, 22, 80, 2.7)
                .disc(DARK, 78, 80, 6.6)
                .disc(METAL, 78, 80, 2.7);
        b.shape(c, "M14 74C16 69 26 69 30 74L64 74C68 74 70 71 71 67L76 69C75 76 72 80 66 80H30C26 80 22 74 14 74Z");
        b.flat(DARK, "M32 73.4H62V75H32Z").tube(c, 3, "M75 70 68 22").tube(DARK, 2.2, "M58 24C62 20 66 20 74 21");
        b.shape(c, "M71 70C74 67 82 69 85 75L80 74C77 72 74 72 71 74Z");
        b.box(DARK, 63.5, 17.6, 8, 4.8, 1.4).flat(GLASS, "M65 18.8H70V21H65Z").disc(new Color(0xfff0c8), 72.6, 31, 2.2);
        b.light(.8, "M34 77.3H58").disc(CLAY, 13, 74.6, 1.3);
    }

    static void skateboard(Brush b, Color c) {
        b.shadow(50, 86, 44, 3.4);
        b.turned(
                9,
                66,
                50,
                () -> b.shape(c, "M56 20C56 10 74 10 74 20V76C74 86 56 86 56 76Z")
                        .disc(SUN, 65, 46, 5)
                        .light(.9, "M58.4 22V74")
                        .line(CREAM, 1.4, "M59.6 58 65 63 70.4 58M59.6 63 65 68 70.4 63M59.6 34 65 29 70.4 34")
                        .dot(INK, 63, 21, .7)
                        .dot(INK, 67, 21, .7)
                        .dot(INK, 63, 25, .7)
                        .dot(INK, 67, 25, .7));
        b.turned(-7, 50, 74, () -> {
            for (var x : new double[] {27, 73}) {
                b.shape(METAL, "M" + (x - 5) + " 72h10l-3 6h-4Z")
                        .disc(CREAM, x - 4.6, 79, 4.4)
                        .disc(CREAM, x + 4.6, 79, 4.4)
                        .disc(METAL, x - 4.6, 79, 1.4)
                        .disc(METAL, x + 4.6, 79, 1.4);
            }
            b.shape(
                    c,
                    "M8 62C6 58 9 57 12 60C16 65 22 67 28 67H72C78 67 84 65 88 60C91 57 94 58 92 62C88 70 80 73 72 73H28C20 73 12 70 8 62Z");
            b.line(DARK, 1.4, "M10.5 60.4C15 66 21 68.2 28 68.2H72C79 68.2 85 66 89.5 60.4");
            b.stitches("M24 71H76");
        });
    }

    static void stroller(Brush b, Color c) {
        b.shadow(48, 88, 38, 3.6);
        b.tube(METAL, 1.7, "M26 80 62 50M70 80 34 54M62 50 84 26C86 24 89 25 89 28");
        b.tube(DARK, 2.2, "M84 26C86 24 89 25 89 28");
        b.shape(DARK, "M36 70H62L58 78H40Z");
        b.shape(darker(c, .1), "M22 42H66C70 42 70 46 68 50C64 60 56 64 46 64C32 64 24 56 22 42Z")
                .stitches("M26 46C29 55 36 60.5 46 60.5C55 60.5 61 57 64.5 49");
        b.shape(CREAM, "M46 42C40 38 30 38 24 42Z").shape(c, "M44 42L66 42C70 26 58 12 40 14C38 14 37 16 38 17Z");
        b.shade(.6, "M44 42 53 15.5M44 42 62.5 23").light(1, "M43 16.5C52 16 60 21 63 28");
        for (var x : new double[] {26, 70}) {
            b.disc(DARK, x, 80, 7.4).disc(CREAM, x, 80, 4.4).disc(METAL, x, 80, 1.4);
        }
    }

    static void lawnMower(Brush b, Color c) {
        b.shadow(46, 87, 44, 4);
        b.tube(DARK, 1.8, "M58 66 88 22M66 68 94 26M88 22 94 26").tube(CLAY, 1.3, "M82 31 88.5 35");
        b.shape(new Color(0x5d554a), "M62 50H84L90 74C84 80 72 80 64 76Z").shade(.5, "M66 56H84.4M67 62H86M67 68H87.6");
        b.shape(c, "M10 76C10 66 16 62 26 61L62 60C68 60 71 66 71 76Z").light(1.2, "M16 68C18 65.5 22 64.4 27 64H52");
        b.box(DARK, 26, 48, 28, 13, 3).box(c, 30, 41, 20, 8, 3).shade(.6, "M33 43V47M37 43V47M41 43V47M45 43V47");
        b.box(METAL, 52, 51, 7, 5, 1).disc(CLAY, 30, 47, 2.2);
        b.disc(DARK, 20, 78, 8.4).disc(CREAM, 20, 78, 4.4).disc(METAL, 20, 78, 1.5);
        b.disc(DARK, 62, 76.6, 10).disc(CREAM, 62, 76.6, 5.4).disc(METAL, 62, 76.6, 1.7);
        b.line(LEAF, 1.1, "M4 87l2-5 1 5M30 88l1.5-4 1.5 4M44 88l1-5 2 5M80 88l1.5-5 1.5 5");
    }
}
