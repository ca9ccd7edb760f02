package com.dealscout.selling.darkroom;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG from its start to the end of its picture (ITU-T T.81, annex B).
 *
 * <p>Needed besides the decoder, because the decoder fills what is missing at the end of a cut file with grey and calls it
 * a warning; because the memory and the time that a JPEG of many scans takes are known only once they are counted (all its
 * coefficients are held until the last, and each scan is a pass over the whole picture); and because the segments that are
 * not the picture are left behind. Kept are JFIF, Adobe and ICC, which say what the colours are.
 */
final class JpegWalk {

    private static final int EXIF_LIMIT = 1 << 16;

    private final Walk walk;
    private byte @Nullable [] exif;
    private int width;
    private int height;
    private int components;
    private boolean progressive;
    private long coefficients;
    private int scans;

    private JpegWalk(Walk walk) {
        this.walk = walk;
    }

    static Anatomy of(Walk walk) throws IOException, Unreadable {
        return new JpegWalk(walk).anatomy();
    }

    private Anatomy anatomy() throws IOException, Unreadable {
        walk.skip(2);
        walk.keepFrom(0);
        var start = walk.position();
        var marker = marker();
        while (marker != 0xD9) {
            if (marker == 0xDA) {
                marker = scan(start);
                start = walk.position() - 2;
            } else {
                segment(marker, start);
                start = walk.position();
                marker = marker();
            }
        }
        if (scans == 0) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        walk.keepFrom(start);
        var manyScans = progressive || scans > 1;
        return new Anatomy(
                FileKind.JPEG,
                width,
                height,
                3,
                manyScans ? scans : 1,
                manyScans ? coefficients * Short.BYTES : 0,
                Orientation.of(exif),
                null,
                walk.kept());
    }

    /** The next marker, over whatever lies before it; decoders do the same. */
    private int marker() throws IOException {
        var b = walk.u8();
        while (true) {
            while (b != 0xFF) {
                b = walk.u8();
            }
            while (b == 0xFF) {
                b = walk.u8();
            }
            if (b != 0) {
                return b;
            }
        }
    }

    private void segment(int marker, long start) throws IOException, Unreadable {
        var standsAlone = marker == 0x01 || marker == 0xD8 || (marker >= 0xD0 && marker <= 0xD7);
        if (standsAlone) {
            return;
        }
        var end = walk.position() + walk.u16();
        var keep = switch (marker) {
            case 0xC4, 0xDB, 0xDD -> true;
            case 0xC0, 0xC1 -> frame(false);
            case 0xC2 -> frame(true);
            case 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
                throw new Unreadable("is a rare kind of JPEG (process " + (marker - 0xC0)
                        + ") that cannot be read here. Save it as an ordinary JPEG.");
            case 0xE0 -> begins(end, "JFIF\0");
            case 0xE1 -> exif(end);
            case 0xE2 -> begins(end, "ICC_PROFILE\0");
            case 0xEE -> begins(end, "Adobe");
            default -> false;
        };
        walk.skipTo(end);
        if (keep) {
            walk.keepFrom(start);
        }
    }

    private boolean begins(long end, String name) throws IOException {
        return end - walk.position() >= name.length()
                && walk.name(name.length()).equals(name);
    }

    private boolean exif(long end) throws IOException {
        if (exif == null && begins(end, "Exif\0\0")) {
            exif = walk.bytes((int) Math.min(EXIF_LIMIT, end - walk.position()));
        }
        return false;
    }

    private boolean frame(boolean isProgressive) throws IOException, Unreadable {
        if (width > 0) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        progressive = isProgressive;
        var precision = walk.u8();
        height = walk.u16();
        width = walk.u16();
        components = walk.u8();
        if (precision != 8) {
            throw new Unreadable(
                    "is a JPEG with " + precision + " bits a colour, which cannot be read here. Save it with 8.");
        }
        if (width == 0 || height == 0 || components < 1 || components > 4) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        coefficients = coefficients();
        return true;
    }

    /** Of all components, rounded up to whole blocks: what the decoder holds if they come in more than one scan. */
    private long coefficients() throws IOException, Unreadable {
        var across = new int[components];
        var down = new int[components];
        for (var i = 0; i < components; i++) {
            walk.skip(1);
            var sampling = walk.u8();
            walk.skip(1);
            across[i] = sampling >> 4;
            down[i] = sampling & 0xF;
            if (across[i] < 1 || across[i] > 4 || down[i] < 1 || down[i] > 4) {
                throw new Unreadable(Unreadable.DAMAGED);
            }
        }
        var mostAcross = Arrays.stream(across).max().orElse(1);
        var mostDown = Arrays.stream(down).max().orElse(1);
        var unitsAcross = Math.ceilDiv(width, 8 * mostAcross);
        var unitsDown = Math.ceilDiv(height, 8 * mostDown);
        var blocks = 0L;
        for (var i = 0; i < components; i++) {
            blocks += (long) unitsAcross * across[i] * unitsDown * down[i];
        }
        return blocks * 64;
    }

    /** A scan's header and data; answers the marker that ends it, which lies two bytes back. */
    private int scan(long start) throws IOException, Unreadable {
        if (width == 0) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        scans++;
        walk.skipTo(walk.position() + walk.u16());
        while (true) {
            var b = walk.u8();
            while (b == 0xFF) {
                b = walk.u8();
                var isData = b == 0 || b == 0xFF || (b >= 0xD0 && b <= 0xD7);
                if (!isData) {
                    walk.keep(start, walk.position() - 2);
                    return b;
                }
            }
        }
    }
}
