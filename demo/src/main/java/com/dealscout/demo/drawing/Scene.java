package com.dealscout.demo.drawing;

import static com.dealscout.demo.drawing.Brush.INK;
import static com.dealscout.demo.drawing.Brush.alpha;
import static com.dealscout.demo.drawing.Brush.darker;

import java.awt.Color;
import java.util.List;

/** Where a thing stands: drawn far beyond the sheet, so that the camera may move. */
enum Scene {
    /** On the floor before a wall; things stand at y = 88. */
    ROOM {
        @Override
        void draw(Brush brush, int variant) {
            wall(brush, variant);
            brush.flat(new Color(0xefe7d6), "M-200 68h500v2.4h-500Z")
                    .flat(alpha(INK, 110), "M-200 70.2h500v.5h-500Z")
                    .flat(FLOORS.get(variant / 2 % FLOORS.size()), "M-200 70.6h500v300h-500Z")
                    .shade(.25, "M-200 75.5h500M-200 82.5h500M-200 92h500M-200 104h500")
                    .shade(
                            .25,
                            "M20 70.6v5M60 70.6v5M-20 70.6v5M100 70.6v5M39 75.5v7M82 75.5v7M-4 75.5v7M13 82.5v9.5M53 82.5v9.5M84 82.5v9.5M32 92v12M72 92v12M-10 92v12M110 92v12");
            if (variant % 3 != 1) {
                var rug = RUGS.get(variant % RUGS.size());
                brush.faint(.95, () -> brush.oval(rug, 50, 89, 44, 8.4))
                        .stitches("M11 89C11 78.5 89 78.5 89 89C89 99.5 11 99.5 11 89Z");
            }
        }
    },
    /** On a table; things stand at y = 80. */
    TABLE {
        @Override
        void draw(Brush brush, int variant) {
            wall(brush, variant);
            brush.flat(TABLES.get(variant % TABLES.size()), "M-200 64h500v300h-500Z")
                    .flat(alpha(Color.WHITE, 50), "M-200 64h500v1.2h-500Z")
                    .shade(
                            .22,
                            "M-40 71C0 69 40 73 140 70M-40 80C10 83 60 78 140 81M-40 90C20 87 70 93 140 89M-40 99C20 102 70 97 140 100");
        }
    },
    /** Hung on a wall. */
    WALL {
        @Override
        void draw(Brush brush, int variant) {
            wall(brush, variant);
        }
    },
    /** Outside; things stand at y = 86. */
    MEADOW {
        @Override
        void draw(Brush brush, int variant) {
            brush.flat(SKIES.get(variant % SKIES.size()), "M-200 -200h500v500h-500Z")
                    .dot(alpha(new Color(0xf6d9a0), 220), variant % 2 == 0 ? 80 : 18, 20, 7)
                    .flat(
                            new Color(0xb9c4a9),
                            "M-200 62C-100 40 -60 64 0 52C30 46 44 58 66 50C90 42 120 60 300 48V300H-200Z")
                    .flat(new Color(0x93a888), "M-200 66C-60 58 10 70 46 62C80 55 130 70 300 60V300H-200Z")
                    .flat(
                            GROUNDS.get(variant / 2 % GROUNDS.size()),
                            "M-200 76C-40 71 30 75 60 74C100 72 160 77 300 73V300H-200Z")
                    .shade(.3, "M8 95l1.5-3 1 3M88 80l1.5-3 1 3M20 79l1-2.4 1 2.4M76 96l1.4-3 1.2 3M47 97l1-2.4 1 2.4");
        }
    };

    private static final List<Color> WALLS =
            List.of(new Color(0xd9cfbc), new Color(0xccd0c0), new Color(0xe0cdb9), new Color(0xd3c8b9));
    private static final List<Color> FLOORS = List.of(new Color(0x8f7656), new Color(0xa48863), new Color(0x7c664c));
    private static final List<Color> RUGS =
            List.of(new Color(0x5f7a6c), new Color(0xa8683f), new Color(0xb9a887), new Color(0x7f4a3f));
    private static final List<Color> TABLES =
            List.of(new Color(0xb08b60), new Color(0x96774f), new Color(0xc4a67c), new Color(0x86694a));
    private static final List<Color> SKIES = List.of(new Color(0xe8dcc4), new Color(0xe6d2b8), new Color(0xdcdccb));
    private static final List<Color> GROUNDS = List.of(new Color(0x74906f), new Color(0xb49b72));

    abstract void draw(Brush brush, int variant);

    private static void wall(Brush brush, int variant) {
        var wall = WALLS.get(variant % WALLS.size());
        brush.flat(wall, "M-200 -200h500v500h-500Z")
                .glow(Color.WHITE, 70, 20, 10, 90, 80)
                .glow(darker(wall, .5), 90, 110, 80, 80, 70);
        if (variant % 2 == 0) {
            brush.flat(alpha(new Color(0xfff6df), 95), "M8 7 28 3 34 47 14 53Z")
                    .flat(alpha(new Color(0xfff6df), 95), "M31 2.6 47 0 54 40 37 45.5Z");
        }
    }
}
