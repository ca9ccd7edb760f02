package com.dealscout.selling.darkroom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a walk over a file found, without decoding any of it.
 *
 * @param width in pixels, as stored, before it is turned upright
 * @param bytesPerPixel that one decoded pixel takes in memory
 * @param passes how often a decoder goes over the whole picture; 1 but for JPEGs of many scans
 * @param aside bytes that decoding takes besides the pixels asked for, however few these are
 * @param orientation how it must be turned
 * @param profile an ICC profile that the decoder is not shown, or null
 * @param picture where in the file the picture is; the rest is left behind
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Anatomy(
        FileKind kind,
        int width,
        int height,
        int bytesPerPixel,
        int passes,
        long aside,
        Orientation orientation,
        byte @Nullable [] profile,
        List<Stretch> picture) {

    /** Bytes of a file; all of it counts, and the whole of a picture's stretches is again a file of its kind. */
    record Stretch(long offset, long length) {}

    long pixels() {
        return (long) width * height;
    }
}
