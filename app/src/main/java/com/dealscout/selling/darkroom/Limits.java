package com.dealscout.selling.darkroom;

/**
 * What a photo may be, decided before it is decoded.
 *
 * <p>The least is what can be recognised; beyond the aspect a picture is a line on every screen. A WebP is decoded by a
 * program that holds all of it and takes its time, so it may be as large as other photos become when they are read.
 */
final class Limits {

    static final long BYTES = 25L << 20;
    static final long PIXELS = 100_000_000;
    static final long WEBP_PIXELS = 16_000_000;
    static final int SHORT_EDGE = 50;
    static final int ASPECT = 20;

    /** Of work besides the pixels: a JPEG of many scans, above all. */
    static final long ASIDE = 400L << 20;

    /** Pixels times passes over them; an ordinary progressive JPEG has about ten. */
    static final long PASSED_PIXELS = 15 * PIXELS;

    private Limits() {}

    static void check(Anatomy anatomy) throws Unreadable {
        var width = anatomy.width();
        var height = anatomy.height();
        var size = "%,d × %,d pixels".formatted(width, height);
        if (anatomy.pixels() >= PIXELS) {
            throw new Unreadable("has " + size + "; a photo must have fewer than 100 million. Send a smaller one.");
        }
        if (anatomy.kind() == FileKind.WEBP && anatomy.pixels() > WEBP_PIXELS) {
            throw new Unreadable("has " + size + "; a WebP may have 16 million. Send it smaller, or as JPEG.");
        }
        if (Math.min(width, height) < SHORT_EDGE) {
            throw new Unreadable("has " + size + "; each side needs " + SHORT_EDGE + " at least. Send a larger one.");
        }
        if (Math.max(width, height) > (long) ASPECT * Math.min(width, height)) {
            throw new Unreadable("has " + size + "; one side may be " + ASPECT + " times the other at most. Crop it.");
        }
        if (anatomy.aside() > ASIDE || anatomy.pixels() * anatomy.passes() > PASSED_PIXELS) {
            throw new Unreadable("is too large for a JPEG that is stored in " + anatomy.passes()
                    + " passes. Save it as baseline JPEG, not progressive.");
        }
    }
}
