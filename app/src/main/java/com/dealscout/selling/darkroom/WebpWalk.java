package com.dealscout.selling.darkroom;

import com.dealscout.selling.darkroom.Anatomy.Stretch;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WebP, chunk by chunk (RFC 9649). Its size is the largest that any of its chunks claims, as each of them is what some
 * part of the decoder believes.
 *
 * <p>The decoder holds a lossless one whole, four bytes a pixel, however few pixels are asked of it.
 */
final class WebpWalk {

    private static final int EXIF_LIMIT = 1 << 16;
    private static final int BYTES_PER_PIXEL = 4;

    private final Walk walk;
    private byte @Nullable [] exif;
    private int width;
    private int height;
    private boolean hasData;

    private WebpWalk(Walk walk) {
        this.walk = walk;
    }

    static Anatomy of(Walk walk) throws IOException, Unreadable {
        return new WebpWalk(walk).anatomy();
    }

    private Anatomy anatomy() throws IOException, Unreadable {
        walk.skip(4);
        var end = walk.u32LittleEndian() + 8;
        walk.skip(4);
        while (walk.position() + 8 <= end) {
            chunk();
        }
        walk.skipTo(end);
        if (!hasData || width == 0 || height == 0) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        return new Anatomy(
                FileKind.WEBP,
                width,
                height,
                BYTES_PER_PIXEL,
                1,
                (long) width * height * BYTES_PER_PIXEL,
                Orientation.of(exif),
                null,
                List.of(new Stretch(0, end)));
    }

    private void chunk() throws IOException, Unreadable {
        var name = walk.name(4);
        var length = walk.u32LittleEndian();
        var end = walk.position() + length + (length & 1);
        switch (name) {
            case "VP8X" -> {
                walk.skip(4);
                grow(walk.u24LittleEndian() + 1, walk.u24LittleEndian() + 1);
            }
            case "VP8 " -> lossy();
            case "VP8L" -> lossless();
            case "ANMF" -> {
                walk.skip(6);
                grow(walk.u24LittleEndian() + 1, walk.u24LittleEndian() + 1);
                walk.skip(4);
                // its own chunks follow, and are walked as if they were not inside it
                return;
            }
            case "EXIF" -> exif = exif(length);
            default -> {}
        }
        walk.skipTo(end);
    }

    private void lossy() throws IOException, Unreadable {
        walk.skip(3);
        if (walk.u8() != 0x9D || walk.u8() != 0x01 || walk.u8() != 0x2A) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        grow(walk.u16LittleEndian() & 0x3FFF, walk.u16LittleEndian() & 0x3FFF);
        hasData = true;
    }

    private void lossless() throws IOException, Unreadable {
        if (walk.u8() != 0x2F) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        var sizes = walk.u32LittleEndian();
        grow((int) (sizes & 0x3FFF) + 1, (int) (sizes >> 14 & 0x3FFF) + 1);
        hasData = true;
    }

    /** Some writers put the JPEG's "Exif" and two zeros in front. */
    private byte @Nullable [] exif(long length) throws IOException {
        if (length > EXIF_LIMIT || length < 6) {
            return null;
        }
        var head = walk.bytes(6);
        var rest = walk.bytes((int) length - 6);
        if (head[0] == 'E' && head[1] == 'x') {
            return rest;
        }
        var whole = new byte[(int) length];
        System.arraycopy(head, 0, whole, 0, 6);
        System.arraycopy(rest, 0, whole, 6, rest.length);
        return whole;
    }

    private void grow(int across, int down) {
        width = Math.max(width, across);
        height = Math.max(height, down);
    }
}
