package com.dealscout.selling.darkroom;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * How the stored pixels must be turned to be upright, by the eight values of EXIF tag 274. Each is a flip from left to
 * right, or none, and then turns by 90° clockwise.
 */
enum Orientation {
    UPRIGHT(false, 0),
    FLIPPED(true, 0),
    UPSIDE_DOWN(false, 2),
    FLIPPED_UPSIDE_DOWN(true, 2),
    FLIPPED_ON_LEFT_SIDE(true, 3),
    ON_LEFT_SIDE(false, 1),
    FLIPPED_ON_RIGHT_SIDE(true, 1),
    ON_RIGHT_SIDE(false, 3);

    private final boolean mirrored;
    private final int quarterTurns;

    Orientation(boolean mirrored, int quarterTurns) {
        this.mirrored = mirrored;
        this.quarterTurns = quarterTurns;
    }

    /**
     * @param exif an EXIF block, from its TIFF header on; absent, broken or with a value that does not exist it says
     *     nothing, and the picture is taken as it lies
     */
    static Orientation of(byte @Nullable [] exif) {
        if (exif == null) {
            return UPRIGHT;
        }
        var metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif), metadata, 0);
        var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        var value = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null || value < 1 || value > values().length ? UPRIGHT : values()[value - 1];
    }

    /** Whether width and height change places. */
    boolean swapsSides() {
        return quarterTurns % 2 == 1;
    }

    /** The picture upright; the same object if it is already. Takes and gives {@link BufferedImage#TYPE_INT_RGB}. */
    BufferedImage upright(BufferedImage lying) {
        if (this == UPRIGHT) {
            return lying;
        }
        var width = lying.getWidth();
        var height = lying.getHeight();
        var upright = swapsSides()
                ? new BufferedImage(height, width, BufferedImage.TYPE_INT_RGB)
                : new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var row = new int[width];
        for (var y = 0; y < height; y++) {
            lying.getRGB(0, y, width, 1, row, 0, width);
            for (var x = 0; x < width; x++) {
                var from = mirrored ? width - 1 - x : x;
                switch (quarterTurns) {
                    case 0 -> upright.setRGB(from, y, row[x]);
                    case 1 -> upright.setRGB(height - 1 - y, from, row[x]);
                    case 2 -> upright.setRGB(width - 1 - from, height - 1 - y, row[x]);
                    default -> upright.setRGB(y, width - 1 - from, row[x]);
                }
            }
        }
        return upright;
    }
}
