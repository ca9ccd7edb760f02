package com.dealscout.selling.darkroom;

import java.io.IOException;

/**
 * A GIF up to the end of its first picture (GIF89a specification); what moves is shown standing still. Comments and the
 * frames behind stay behind.
 */
final class GifWalk {

    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2C;
    private static final int GRAPHIC_CONTROL = 0xF9;

    private final Walk walk;

    private GifWalk(Walk walk) {
        this.walk = walk;
    }

    static Anatomy of(Walk walk) throws IOException, Unreadable {
        return new GifWalk(walk).anatomy();
    }

    private Anatomy anatomy() throws IOException, Unreadable {
        walk.skip(10);
        colours(walk.u8(), 2);
        walk.keepFrom(0);
        while (true) {
            var start = walk.position();
            switch (walk.u8()) {
                case EXTENSION -> {
                    var label = walk.u8();
                    blocks();
                    if (label == GRAPHIC_CONTROL) {
                        walk.keepFrom(start);
                    }
                }
                case PICTURE -> {
                    return picture(start);
                }
                default -> throw new Unreadable(Unreadable.DAMAGED);
            }
        }
    }

    private Anatomy picture(long start) throws IOException, Unreadable {
        walk.skip(4);
        var width = walk.u16LittleEndian();
        var height = walk.u16LittleEndian();
        colours(walk.u8(), 0);
        walk.skip(1);
        blocks();
        walk.keepFrom(start);
        if (width == 0 || height == 0) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        return new Anatomy(FileKind.GIF, width, height, 1, 1, 0, Orientation.UPRIGHT, null, walk.kept());
    }

    /** A table of colours if {@code flags} says that there is one, behind {@code between} bytes. */
    private void colours(int flags, int between) throws IOException {
        walk.skip(between);
        if ((flags & 0x80) != 0) {
            walk.skip(3L << ((flags & 7) + 1));
        }
    }

    private void blocks() throws IOException {
        var length = walk.u8();
        while (length > 0) {
            walk.skip(length);
            length = walk.u8();
        }
    }
}
