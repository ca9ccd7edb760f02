package com.dealscout.demo.drawing;

import static com.dealscout.demo.drawing.Brush.*;

import java.awt.Color;

/** What stands in rooms. */
final class Furniture {

    private Furniture() {}

    static void officeChair(Brush b, Color c) {
        b.shadow(50, 90, 34, 5);
        b.both(
                50,
                () -> b.tube(DARK, 2.6, "M50 76 27 86M50 77 37 89")
                        .disc(DARK, 26.5, 88.5, 2.6)
                        .disc(DARK, 36.5, 91.5, 2.8));
        b.box(METAL, 47.3, 62, 5.4, 15, 1.5);
        b.tube(METAL, 3, "M50 62V44");
        b.both(50, () -> b.tube(DARK, 2.2, "M32 60C24 60 23 56 23 46").box(DARK, 16, 42, 13, 4.4, 2.2));
        b.shape(c, "M34 12C42 8.5 58 8.5 66 12C71 24 70 38 65 47C57 50.5 43 50.5 35 47C30 38 29 24 34 12Z");
        b.in(
                "M34 12C42 8.5 58 8.5 66 12C71 24 70 38 65 47C57 50.5 43 50.5 35 47C30 38 29 24 34 12Z",
                () -> b.shade(
                        .5,
                        "M28 17C42 13 58 13 72 17M28 22C42 18 58 18 72 22M28 27C42 23 58 23 72 27M28 32C42 28 58 28 72 32M28 37C42 33 58 33 72 37M28 42C42 38 58 38 72 42M28 47C42 43 58 43 72 47"));
        b.light(1.2, "M35 15C32.5 24 33 34 36 43");
        b.shape(c, "M29 56C41 51.5 59 51.5 71 56L75 63.5C66 69 34 69 25 63.5Z")
                .light(1, "M32 57.5C42 54.5 58 54.5 68 57.5");
    }

    static void gamingChair(Brush b, Color c) {
        b.shadow(50, 90, 34, 5);
        b.both(
                50,
                () -> b.tube(DARK, 2.8, "M50 77 25 87M50 78 37 90")
                        .disc(c, 24.5, 89.3, 2.8)
                        .disc(c, 36.5, 92, 2.9));
        b.box(METAL, 47, 68, 6, 10, 1.5);
        b.shape(
                DARK,
                "M38 8C43 4 57 4 62 8C66 14 65 20 64 25C73 31 73 45 68 58H32C27 45 27 31 36 25C35 20 34 14 38 8Z");
        b.both(
                50,
                () -> b.shape(c, "M38 8C34 14 35 20 36 25C27 31 27 45 32 58H39C36 46 36 36 41 27C40 20 39 14 42 6Z")
                        .flat(INK, "M41.5 20.5L46.5 18.5V22.5L42.5 24Z"));
        b.box(c, 42, 7.5, 16, 8, 3).stitches("M44 9.5H56V13.5H44Z");
        b.box(c, 39, 43, 22, 9, 3.5).stitches("M41.5 45.2H58.5V49.8H41.5Z");
        b.stitches("M44 27V41M56 27V41");
        b.both(50, () -> b.tube(DARK, 2.4, "M30 63C23 62 23 58 23 52").box(DARK, 15, 48.5, 14, 4.6, 2.3));
        b.shape(DARK, "M30 57C42 53.5 58 53.5 70 57L75 66C66 71.5 34 71.5 25 66Z");
        b.both(50, () -> b.shape(c, "M30 57L25 66C28 68.4 33 69.3 38 69.8L39 55.2C35.5 55.5 32.5 56.2 30 57Z"));
        b.light(.9, "M41 57.5C46 56.8 54 56.8 59 57.5");
    }

    static void sofa(Brush b, Color c) {
        b.shadow(50, 88, 50, 5);
        b.both(50, () -> b.shape(WOOD, "M14 78H20L18.5 88H15Z"));
        b.box(darker(c, .12), 10, 36, 80, 40, 9).light(1.2, "M20 39.5H46");
        b.shade(.7, "M50 38V58");
        b.both(50, () -> b.box(c, 19, 54, 31, 15, 4).light(1, "M23 57H44"));
        b.box(darker(c, .06), 12, 67, 76, 12, 3.5);
        b.both(50, () -> b.box(c, 5, 49, 16, 31, 7).light(1.1, "M9 54C10 52 13 51.5 15 52"));
        b.turned(-10, 30, 50, () -> b.box(SUN, 23, 42, 15, 14, 3.5).stitches("M25.5 44.5H35.5V53.5H25.5Z"));
        b.turned(8, 70, 50, () -> b.box(CREAM, 63, 43, 14, 13, 3.5).shade(.6, "M66 47.5H74M66 51.5H74"));
    }

    static void bookshelf(Brush b, Color c) {
        b.shadow(50, 89, 32, 4);
        b.box(c, 25, 8, 50, 80, 2).flat(darker(c, .55), "M28.5 11.5H71.5V84.5H28.5Z");
        var books = new Color[] {CLAY, LEAF, SUN, CREAM, new Color(0x4f6f86), new Color(0x84423a)};
        for (var shelf = 0; shelf < 4; shelf++) {
            var floor = 28 + shelf * 18.5;
            var x = shelf == 1 ? 46.0 : 30.0;
            var end = shelf == 2 ? 54 : shelf == 0 ? 62 : 69;
            for (var i = shelf; x < end; i++) {
                var width = 2.8 + i * 5 % 3 * .7;
                var height = 10 + i * 7 % 5;
                b.box(books[i % books.length], x, floor - height, width, height, .4)
                        .light(.4, "M" + (x + 1) + " " + (floor - height + 2) + "h" + (width - 2));
                x += width + .2;
            }
            b.box(c, 27, floor, 46, 2.6, .6);
        }
        b.box(CLAY, 31, 40.5, 8, 6, 1)
                .line(LEAF, 1.4, "M35 40C33 36 32 35 30.5 34M35 40C35 36 35.5 34 36 32M35 40C37 37 38 36 40 35.5");
        b.disc(CREAM, 62, 59.5, 5.4).dot(SUN, 62, 59.5, 2);
        b.line(METAL, .8, "M67 27 65 20M66.5 27L68.5 21");
    }

    static void diningTable(Brush b, Color c) {
        b.shadow(50, 88, 48, 5);
        b.both(
                50,
                () -> b.tube(DARKWOOD, 1.8, "M22 52 20.5 26M36 52 35.5 26")
                        .box(DARKWOOD, 18, 24, 20, 4.6, 2)
                        .tube(DARKWOOD, 1.5, "M21.5 34H35.8M21.8 41H35.8"));
        b.both(50, () -> b.shape(darker(c, .2), "M21 56H26L25 79H22Z"));
        b.shape(c, "M17 44H83L96 56H4Z")
                .box(c, 4, 56, 92, 5, 1)
                .light(.8, "M20 46.4H60M14 50H48")
                .shade(.5, "M12 53.4H84");
        b.both(50, () -> b.shape(c, "M7 61H14L12.8 89H9.2Z"));
        b.disc(LEAF, 46.5, 43.4, 3.2).disc(CLAY, 50.5, 42, 3.4).disc(SUN, 54.5, 43.6, 3.2);
        b.shape(CREAM, "M40 43.5H60C60 49 56 51.5 50 51.5C44 51.5 40 49 40 43.5Z");
    }

    static void floorLamp(Brush b, Color c) {
        b.glow(new Color(0xffe2a4), 190, 50, 40, 46, 40);
        b.shadow(50, 90, 20, 3.4);
        b.tube(DARK, 1.7, "M50 36V88").oval(DARK, 50, 88.5, 13, 3);
        b.shape(c, "M40 10H60L70 36H30Z").light(1.2, "M42.5 13 35.5 33").shade(.5, "M46 11.5 43 35M54 11.5 57 35");
        b.shape(new Color(0xfff0c8), "M30 36H70C70 39 30 39 30 36Z");
        b.line(INK, .6, "M58 38V47").dot(INK, 58, 48, 1);
    }

    static void mirror(Brush b, Color c) {
        b.shadow(50, 89, 28, 4);
        b.shape(darker(c, .2), "M30 82H36L33 89H28Z").shape(darker(c, .2), "M64 82H70L72 89H67Z");
        b.shape(c, "M28 84V33C28 18 38 9 50 9C62 9 72 18 72 33V84Z");
        b.shape(GLASS, "M32.5 79.5V33C32.5 21 40.5 13.5 50 13.5C59.5 13.5 67.5 21 67.5 33V79.5Z");
        b.in(
                "M33.1 79V33C33.1 21.5 41 14.2 50 14.2C59 14.2 66.9 21.5 66.9 33V79Z",
                () -> b.flat(new Color(0xc3a47b), "M30 66H70V82H30Z")
                        .flat(new Color(0xefe7d6), "M30 64.4H70V66H30Z")
                        .flat(new Color(0xb7c6bf), "M53 34H64V54H53Z")
                        .flat(alpha(Color.WHITE, 150), "M28 60 58 14 65 14 32 72Z")
                        .flat(alpha(Color.WHITE, 120), "M33 76 66 26 66 32 37 78Z"));
        b.ring(INK, .9, 58.5, 44, 0, 0).line(INK, .8, "M53 34H64V54H53ZM58.5 34V54M53 44H64");
        b.light(1, "M30.3 78V33C30.3 23 36 15 43 12.4");
    }

    static void pictureFrame(Brush b, Color c) {
        b.shadow(52, 52, 40, 42).line(INK, .7, "M34 16 50 8 66 16").disc(METAL, 50, 8, 1.3);
        b.box(c, 18, 16, 64, 70, 1.5).light(1.2, "M20.5 82V18.5H76").shade(1, "M79.6 22V83.5H24");
        b.box(CREAM, 24.5, 22.5, 51, 57, .5);
        b.shape(GLASS, "M32 30H68V72H32Z").dot(SUN, 58, 40, 4.4);
        b.in(
                "M32 30H68V72H32Z",
                () -> b.flat(new Color(0xa9b7a0), "M32 58C40 44 46 44 52 54C57 46 62 45 68 52V72H32Z")
                        .flat(LEAF, "M32 62C42 54 50 58 56 62C61 58 65 58 68 60V72H32Z")
                        .flat(new Color(0xc9ab7c), "M46 72C48 66 54 64 52 60C58 63 60 68 58 72Z"));
        b.line(INK, .9, "M32 30H68V72H32Z").flat(alpha(Color.WHITE, 60), "M26 70 62 24 72 24 26 80Z");
    }
}
