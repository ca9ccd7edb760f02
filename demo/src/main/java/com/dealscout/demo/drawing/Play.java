package com.dealscout.demo.drawing;

import static com.dealscout.demo.drawing.Brush.*;

import java.awt.Color;

/** Toys and games. */
final class Play {

    private Play() {}

    private static void wheel(Brush b, double x, double y, double radius) {
        b.disc(CLAY, x, y, radius)
                .disc(CREAM, x, y, radius * .42)
                .light(
                        .7,
                        "M" + (x - radius * .68) + " " + y + "q0 " + -radius * .6 + " " + radius * .6 + " "
                                + -radius * .66);
    }

    static void toyTrain(Brush b, Color c) {
        b.shadow(48, 83, 50, 4);
        b.box(WOOD, -4, 80.6, 108, 3, .8).shade(.5, "M6 81V83M20 81V83M34 81V83M48 81V83M62 81V83M76 81V83M90 81V83");
        b.box(SUN, 66, 54, 32, 16, 2).box(DARKWOOD, 64, 69, 36, 4, 1.4).tube(METAL, 1.4, "M58 71H66");
        b.disc(LEAF, 74, 53, 4)
                .disc(CLAY, 82, 52.4, 4.2)
                .disc(new Color(0x4f6f86), 90, 53, 4)
                .box(SUN, 66, 56, 32, 13, 2)
                .shade(.5, "M70 60H94M70 64H94");
        b.shape(c, "M14 52C14 48 16 46 20 46H42V68H14Z")
                .light(1.1, "M18 52C18 50 19 49.4 21 49.4H38")
                .line(SUN, 1.8, "M28 46.8V67.4");
        b.shape(DARK, "M19 46 17.4 33H26.6L25 46Z")
                .box(CLAY, 15.8, 30, 12.4, 4.4, 1.6)
                .disc(SUN, 34.4, 43.6, 3.2);
        b.box(darker(c, .1), 40, 34, 19, 35, 1.6)
                .box(GLASS, 44, 39.6, 11, 11, 1.2)
                .box(CLAY, 37, 29.4, 25, 5.6, 2);
        b.box(DARKWOOD, 10, 67, 51, 5.4, 1.8).shape(METAL, "M10 70 3 78H14Z").dot(new Color(0xfff0c8), 13.4, 57, 2.2);
        wheel(b, 20, 75.6, 5.4);
        wheel(b, 33, 75.6, 5.4);
        wheel(b, 50, 73.2, 7.8);
        wheel(b, 73, 75.8, 5);
        wheel(b, 91, 75.8, 5);
        b.faint(.8, () -> b.dot(CREAM, 24, 24, 4).dot(CREAM, 30, 18.4, 5).dot(CREAM, 39, 13, 6));
    }

    static void boardGame(Brush b, Color c) {
        b.shadow(50, 82, 52, 7);
        b.shape(darker(c, .25), "M4 74 78 90 96 62V59L22 42 4 71Z")
                .shape(c, "M22 40 96 57 78 87 4 71Z")
                .shape(CREAM, "M25 44.6 90 59.6 75.4 82.4 11 68.4Z");
        var colors = new Color[] {CLAY, LEAF, SUN, new Color(0x4f6f86)};
        for (var i = 0; i < 22; i++) {
            var side = i < 7 ? 0 : i < 11 ? 1 : i < 18 ? 2 : 3;
            var along = side == 0 ? i / 7.0 : side == 1 ? (i - 7) / 4.0 : side == 2 ? (i - 11) / 7.0 : (i - 18) / 4.0;
            var x = new double[] {26.5, 83.5, 74, 16.5}[side] + along * new double[] {57, -9.5, -57.5, 10}[side];
            var y = new double[] {47.4, 60.6, 79.4, 66.2}[side] + along * new double[] {13.2, 18.8, -13.2, -18.8}[side];
            b.shape(colors[i % 4], "M" + (x - 1.6) + " " + (y - 2.4) + "l6 1.4-3 4-6-1.4Z");
        }
        b.shape(lighter(c, .3), "M38 57 64 63 57 73 31 67Z").line(INK, .6, "M38 57 57 73M64 63 31 67");
        pawn(b, CLAY, 30, 56);
        pawn(b, LEAF, 46, 50);
        pawn(b, SUN, 62, 78);
        b.turned(-14, 72, 66, () -> die(b, 66, 60));
        b.turned(12, 54, 62, () -> die(b, 51, 64));
    }

    private static void pawn(Brush b, Color c, double x, double y) {
        b.moved(
                x,
                y,
                1.25,
                () -> b.shape(c, "M-4.4 0C-4.4-3-2-3.4-1.8-8H1.8C2-3.4 4.4-3 4.4 0C4.4 1.6-4.4 1.6-4.4 0Z")
                        .disc(c, 0, -9.6, 3.2)
                        .dot(CREAM, -1, -10.6, .8));
    }

    private static void die(Brush b, double x, double y) {
        b.box(CREAM, x, y, 9.4, 9.4, 2)
                .dot(INK, x + 2.4, y + 2.4, 1)
                .dot(INK, x + 7, y + 2.4, 1)
                .dot(INK, x + 4.7, y + 4.7, 1)
                .dot(INK, x + 2.4, y + 7, 1)
                .dot(INK, x + 7, y + 7, 1);
    }
}
