package com.dealscout.demo.drawing;

import static com.dealscout.demo.drawing.Brush.*;

import java.awt.Color;

/** What has a plug or a battery, and the watch. */
final class Electronics {

    private static final Color SKY = new Color(0xcfdcd6);

    private Electronics() {}

    /** What is on a screen: hills and a sun. */
    private static void hills(Brush b, double x, double y, double width, double height) {
        var screen = "M" + x + " " + y + "h" + width + "v" + height + "h" + -width + "Z";
        b.in(
                screen,
                () -> b.flat(SKY, screen)
                        .dot(SUN, x + width * .7, y + height * .32, Math.min(width, height) * .12)
                        .moved(
                                x,
                                y,
                                1,
                                () -> b.flat(
                                                new Color(0x9db59f),
                                                "M0 %1$s Q%2$s %3$s %4$s %5$s T"
                                                                .replace(" T", "")
                                                                .formatted(
                                                                        height * .7,
                                                                        width * .25,
                                                                        height * .3,
                                                                        width * .5,
                                                                        height * .68)
                                                        + "Q" + width * .8 + " " + height * .4 + " " + width + " "
                                                        + height * .72 + "V" + height + "H0Z")
                                        .flat(
                                                LEAF,
                                                "M0 " + height * .84 + "Q" + width * .4 + " " + height * .62 + " "
                                                        + width + " " + height * .88 + "V" + height + "H0Z")));
        b.line(INK, .7, screen)
                .flat(
                        alpha(Color.WHITE, 45),
                        "M" + x + " " + y + "h" + width * .45 + "L" + x + " " + (y + height * .8) + "Z");
    }

    static void laptop(Brush b, Color c) {
        b.shadow(50, 81, 48, 5);
        b.box(c, 18, 22, 64, 45, 3).flat(INK, "M20.5 24.5H79.5V64.5H20.5Z");
        hills(b, 22.5, 26.5, 55, 36);
        b.shape(c, "M18 67H82L94 79H6Z")
                .shape(lighter(c, .1), "M6 79H94V80.5C94 82 92.5 82.6 91 82.6H9C7.5 82.6 6 82 6 80.5Z");
        b.flat(DARK, "M24 69H76L81.5 74.4H18.5Z")
                .line(
                        lighter(c, .3),
                        .5,
                        "M23 70.6H77M21 72.4H79M31 69 27 74.2M39 69 36.6 74.2M47 69 46 74.2M55 69 56 74.2M63 69 65.4 74.2M70 69 74 74.2");
        b.shape(darker(c, .1), "M41 75.6H59L60.4 78H39.6Z");
    }

    static void phone(Brush b, Color c) {
        b.shadow(50, 81, 34, 4.5);
        b.turned(7, 62, 50, () -> {
            b.box(c, 48, 17, 31, 62, 5.5).light(1, "M51 24V70");
            b.box(darker(c, .15), 52, 21, 13, 15, 4)
                    .disc(INK, 56.5, 25.5, 2.6)
                    .disc(INK, 56.5, 32, 2.6)
                    .dot(GLASS, 57.2, 24.8, .8)
                    .dot(GLASS, 57.2, 31.2, .8)
                    .dot(SUN, 61.8, 25.5, 1.1);
        });
        b.turned(-4, 36, 50, () -> {
            b.box(DARK, 21, 18, 31, 62, 5.5);
            hills(b, 23.5, 21.5, 26, 55);
            b.box(INK, 33, 22.6, 7, 1.8, .9);
            for (var i = 0; i < 8; i++) {
                b.box(
                        new Color[] {CLAY, CREAM, SUN, LEAF}[(i + i / 4) % 4],
                        25.7 + i % 4 * 5.8,
                        66 + -i / 4 * 6.4,
                        4.2,
                        4.2,
                        1.2);
            }
        });
    }

    static void headphones(Brush b, Color c) {
        b.shadow(50, 82, 36, 4.5);
        b.line(INK, 6.4, "M24 56C20 8 80 8 76 56")
                .line(c, 4.6, "M24 56C20 8 80 8 76 56")
                .light(1, "M29 34C34 20 48 18 56 20");
        b.line(darker(c, .3), 2, "M35 27C43 19.5 57 19.5 65 27");
        b.both(
                50,
                () -> b.tube(METAL, 1.8, "M24 50V58")
                        .box(DARK, 28, 50, 9, 29, 4.5)
                        .shape(c, "M30 49C20 47 14 54 14 64.5C14 75 20 82 30 80Z")
                        .light(1, "M24 53C19.5 55 17.4 59 17.4 64")
                        .ring(darker(c, .35), .8, 22.6, 64.5, 3.6, 5.4));
    }

    static void camera(Brush b, Color c) {
        b.shadow(50, 81, 44, 5);
        b.line(DARK, 2, "M14 44C4 52 2 68 6 80C8 84 16 84 18 80");
        b.shape(METAL, "M12 42H36L40 33C41 31 43 30 45 30H59C61 30 63 31 64 33L68 42H88V48H12Z");
        b.box(METAL, 17, 37.4, 11, 5, 1.6).box(DARK, 74, 38, 9, 4.4, 1.4).box(CLAY, 30, 39, 4, 3.4, 1);
        b.box(c, 10, 45, 80, 35, 4)
                .shade(.4, "M12 70H88")
                .shape(METAL, "M12 76.6H88V78C88 80 86 80.4 84 80.4H16C14 80.4 12 80 12 78Z");
        b.box(GLASS, 45, 33.5, 14, 6.5, 1.4)
                .disc(METAL, 52, 59, 18.6)
                .disc(DARK, 52, 59, 15.4)
                .ring(METAL, .6, 52, 59, 12.8, 12.8);
        b.disc(new Color(0x2f3a40), 52, 59, 10.4)
                .disc(new Color(0x48606a), 52, 59, 6.4)
                .dot(alpha(Color.WHITE, 190), 48, 54.6, 2.2)
                .dot(alpha(Color.WHITE, 110), 55.6, 63, 1.2);
        b.disc(SUN, 80, 52, 2).light(1, "M14 50V68");
    }

    static void recordPlayer(Brush b, Color c) {
        b.shadow(50, 83, 50, 5);
        b.faint(
                .75,
                () -> b.shape(GLASS, "M19 14H81L84 46H16Z").flat(alpha(Color.WHITE, 150), "M24 18 38 18 30 44 20 44Z"));
        b.shape(c, "M16 46H84L95 71H5Z").box(darker(c, .15), 5, 71, 90, 10, 1.5).light(.9, "M18.5 48.4H60");
        b.both(50, () -> b.shape(DARK, "M12 81H22L21 84.5H13Z"));
        b.oval(METAL, 43, 58, 27, 11).oval(new Color(0x2c2823), 43, 57.2, 25.4, 10.2);
        b.ring(alpha(METAL, 130), .35, 43, 57.2, 21, 8.4)
                .ring(alpha(METAL, 130), .35, 43, 57.2, 17.4, 6.9)
                .ring(alpha(METAL, 130), .35, 43, 57.2, 13.6, 5.4);
        b.flat(alpha(Color.WHITE, 40), "M43 57.2 22 51.6 30 49Z")
                .flat(alpha(Color.WHITE, 40), "M43 57.2 64 62.8 56 65.4Z");
        b.oval(CLAY, 43, 57.2, 8.4, 3.4).dot(CREAM, 43, 57.2, .9);
        b.oval(METAL, 79, 52, 5, 2.5)
                .tube(METAL, 1.3, "M79 50.5C80 57 76 63 66 64.6")
                .box(DARK, 61, 63, 6.4, 3.2, .8);
        b.disc(METAL, 14, 76, 2.4).disc(METAL, 21, 76, 2.4).dot(SUN, 88, 76, 1.2);
    }

    static void watch(Brush b, Color c) {
        b.shadow(52, 52, 26, 46);
        b.shape(c, "M39 32L42 4C42.3 2 57.7 2 58 4L61 32Z").shape(c, "M39 64L42 94C42.4 97 57.6 97 58 94L61 64Z");
        b.stitches("M42.4 30 44.6 6M57.6 30 55.4 6M42.4 66 44.6 92M57.6 66 55.4 92")
                .dot(INK, 50, 78, 1)
                .dot(INK, 50, 84, 1)
                .dot(INK, 50, 90, 1);
        b.box(METAL, 72, 44.6, 5, 7, 1.4)
                .disc(METAL, 50, 48, 24.5)
                .disc(CREAM, 50, 48, 19.6)
                .ring(METAL, .5, 50, 48, 17.6, 17.6);
        for (var hour = 0; hour < 12; hour++) {
            var width = hour % 3 == 0 ? 1.5 : .8;
            b.turned(hour * 30, 50, 48, () -> b.line(INK, width, "M50 32.4V35"));
        }
        b.line(INK, 1.7, "M50 48 42 41")
                .line(INK, 1.2, "M50 48 60.5 37")
                .line(CLAY, .6, "M46 54 57.5 59.6")
                .disc(CLAY, 50, 48, 1.3);
        b.disc(GLASS, 50, 57.6, 3.6).line(INK, .5, "M50 57.6V55.4").light(1.1, "M30 42C32 34 38 28.6 46 27");
    }
}
