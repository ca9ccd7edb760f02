package com.dealscout.selling.darkroom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A PNG, chunk by chunk (W3C PNG, third edition, clause 5).
 *
 * <p>Kept are the five chunks that are the picture. The rest stays behind unread, compressed texts above all: a few
 * kilobytes of them inflate to gigabytes in a decoder that wants to know the metadata. The colour profile is taken aside,
 * inflated within bounds.
 */
final class PngWalk {

    private static final long PROFILE_LIMIT = 1 << 22;
    private static final int EXIF_LIMIT = 1 << 16;

    private final Walk walk;
    private byte @Nullable [] exif;
    private byte @Nullable [] profile;
    private int width;
    private int height;
    private int bytesPerPixel;
    private boolean hasData;

    private PngWalk(Walk walk) {
        this.walk = walk;
    }

    static Anatomy of(Walk walk) throws IOException, Unreadable {
        return new PngWalk(walk).anatomy();
    }

    private Anatomy anatomy() throws IOException, Unreadable {
        walk.skip(8);
        walk.keepFrom(0);
        var name = "";
        while (!name.equals("IEND")) {
            name = chunk(name);
        }
        if (!hasData) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        return new Anatomy(
                FileKind.PNG, width, height, bytesPerPixel, 1, 0, Orientation.of(exif), profile, walk.kept());
    }

    private String chunk(String before) throws IOException, Unreadable {
        var start = walk.position();
        var length = walk.u32();
        var name = walk.name(4);
        var end = walk.position() + length + 4;
        if (before.isEmpty() != name.equals("IHDR")) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        switch (name) {
            case "IHDR" -> header();
            case "IDAT" -> hasData = true;
            case "eXIf" -> exif = length > EXIF_LIMIT ? null : walk.bytes((int) length);
            case "iCCP" -> profile = length > PROFILE_LIMIT ? null : profile(walk.bytes((int) length));
            default -> {}
        }
        walk.skipTo(end);
        switch (name) {
            case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" -> walk.keepFrom(start);
            default -> {}
        }
        return name;
    }

    private void header() throws IOException, Unreadable {
        var across = walk.u32();
        var down = walk.u32();
        var depth = walk.u8();
        var colour = walk.u8();
        if (across < 1 || across > Integer.MAX_VALUE || down < 1 || down > Integer.MAX_VALUE) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        width = (int) across;
        height = (int) down;
        var samples = switch (colour) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw new Unreadable(Unreadable.DAMAGED);
        };
        bytesPerPixel = samples * (depth == 16 ? 2 : 1);
    }

    /** Name, a zero, the method, and the profile deflated; what is not like that is no profile. */
    private static byte @Nullable [] profile(byte[] chunk) throws IOException {
        var data = 0;
        while (data < chunk.length && chunk[data] != 0) {
            data++;
        }
        data += 2;
        if (data >= chunk.length) {
            return null;
        }
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(chunk, data, chunk.length - data))) {
            var bytes = inflated.readNBytes((int) PROFILE_LIMIT);
            return bytes.length == PROFILE_LIMIT ? null : bytes;
        } catch (IOException e) {
            return null;
        }
    }
}
