package com.dealscout.selling.darkroom;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A picture of any kind made smaller, as 8-bit red, green and blue on white, row by row.
 *
 * <p>Each new pixel is the average of the area that it covers. That needs no more than the row being read and the row
 * being made, shows no moiré, and cannot overshoot; the bicubic filters that look a trace sharper need the whole picture in
 * a layout of their own, and what this is for is a picture that is already three times what will be shown of it.
 *
 * <p>Values are averaged in the picture's own colour space, so that a colour profile is applied to the few pixels that
 * remain and not to the many that came. Grey is taken as grey of sRGB: Java calls it linear, which no camera writes.
 */
final class Shrinking {

    private static final int BANDS = 3;

    private final BufferedImage from;
    private final int width;
    private final int height;
    private final float[] row;
    private final float[] sums;
    private final byte[] out;

    private Shrinking(BufferedImage from, int width, int height) {
        this.from = from;
        this.width = width;
        this.height = height;
        this.row = new float[from.getWidth() * BANDS];
        this.sums = new float[width * BANDS];
        this.out = new byte[width * height * BANDS];
    }

    /**
     * Interleaved red, green, blue, in {@code from}'s colour space.
     *
     * @param width at most that of {@code from}
     * @param height at most that of {@code from}
     */
    static WritableRaster shrink(BufferedImage from, int width, int height) {
        return new Shrinking(from, width, height).run();
    }

    private WritableRaster run() {
        var rows = Rows.of(from);
        var fromHeight = from.getHeight();
        var made = 0;
        // in units of 1/fromHeight of a new row, so that all is exact: an old row is `height` high, a new one
        // `fromHeight`
        var filled = 0L;
        for (var y = 0; y < fromHeight; y++) {
            rows.read(y, row);
            var left = (long) height;
            while (left > 0) {
                var part = Math.min(left, fromHeight - filled);
                add((float) part / fromHeight);
                filled += part;
                left -= part;
                if (filled == fromHeight) {
                    emit(made++);
                    filled = 0;
                }
            }
        }
        return Raster.createInterleavedRaster(
                new DataBufferByte(out, out.length),
                width,
                height,
                width * BANDS,
                BANDS,
                new int[] {0, 1, 2},
                new Point(0, 0));
    }

    /** Adds the row to the sums, {@code weight} of it, narrowed by the same arithmetic. */
    private void add(float weight) {
        var fromWidth = from.getWidth();
        var x = 0;
        var filled = 0L;
        for (var i = 0; i < fromWidth; i++) {
            var left = (long) width;
            while (left > 0) {
                var part = Math.min(left, fromWidth - filled);
                var share = weight * part / fromWidth;
                sums[x] += row[i * BANDS] * share;
                sums[x + 1] += row[i * BANDS + 1] * share;
                sums[x + 2] += row[i * BANDS + 2] * share;
                filled += part;
                left -= part;
                if (filled == fromWidth) {
                    x += BANDS;
                    filled = 0;
                }
            }
        }
    }

    private void emit(int y) {
        var at = y * width * BANDS;
        for (var i = 0; i < sums.length; i++) {
            out[at + i] = (byte) Math.clamp(Math.round(sums[i]), 0, 255);
            sums[i] = 0;
        }
    }

    /** The rows of a picture as red, green and blue between 0 and 255, on white where it can be seen through. */
    private sealed interface Rows {

        void read(int y, float[] row);

        static Rows of(BufferedImage image) {
            var model = image.getColorModel();
            if (model instanceof IndexColorModel palette) {
                return new OfPalette(image.getRaster(), palette);
            }
            var colours = model.getNumColorComponents();
            var space = model.getColorSpace().getType();
            var isPlain = (space == ColorSpace.TYPE_RGB || space == ColorSpace.TYPE_GRAY)
                    && image.getRaster().getNumBands() == model.getNumComponents()
                    && image.getRaster().getTransferType() <= DataBuffer.TYPE_INT;
            return isPlain ? new OfSamples(image.getRaster(), model, colours) : new OfAny(image);
        }
    }

    private record OfPalette(Raster raster, int[] argb) implements Rows {

        OfPalette(Raster raster, IndexColorModel palette) {
            var argb = new int[palette.getMapSize()];
            palette.getRGBs(argb);
            this(raster, argb);
        }

        @Override
        public void read(int y, float[] row) {
            var width = raster.getWidth();
            var indices = raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, (int[]) null);
            for (var x = 0; x < width; x++) {
                putArgb(argb[Math.min(indices[x], argb.length - 1)], row, x);
            }
        }
    }

    private record OfSamples(Raster raster, ColorModel model, int colours) implements Rows {

        @Override
        public void read(int y, float[] row) {
            var width = raster.getWidth();
            var bands = raster.getNumBands();
            var samples = raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, (int[]) null);
            var most = (1L << model.getComponentSize(0)) - 1;
            var scale = 255f / most;
            var mostAlpha = model.hasAlpha() ? (1L << model.getComponentSize(colours)) - 1 : 1;
            for (var x = 0; x < width; x++) {
                var alpha = model.hasAlpha() ? samples[x * bands + colours] / (float) mostAlpha : 1f;
                for (var band = 0; band < BANDS; band++) {
                    var value = samples[x * bands + (colours == 1 ? 0 : band)] * scale;
                    var covered = model.isAlphaPremultiplied() ? value : value * alpha;
                    row[x * BANDS + band] = covered + 255 * (1 - alpha);
                }
            }
        }
    }

    /** Whatever else there is, at the price of a conversion for each pixel. */
    private record OfAny(BufferedImage image) implements Rows {

        @Override
        public void read(int y, float[] row) {
            var argb = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
            for (var x = 0; x < argb.length; x++) {
                putArgb(argb[x], row, x);
            }
        }
    }

    private static void putArgb(int argb, float[] row, int x) {
        var alpha = (argb >>> 24) / 255f;
        row[x * BANDS] = (argb >> 16 & 0xFF) * alpha + 255 * (1 - alpha);
        row[x * BANDS + 1] = (argb >> 8 & 0xFF) * alpha + 255 * (1 - alpha);
        row[x * BANDS + 2] = (argb & 0xFF) * alpha + 255 * (1 - alpha);
    }
}
