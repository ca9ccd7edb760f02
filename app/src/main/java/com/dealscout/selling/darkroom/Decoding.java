package com.dealscout.selling.darkroom;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * From a file to pixels in memory, of which there are never many more than will be needed.
 *
 * <p>Decoders of JPEG, PNG and GIF go row by row and keep only every n-th pixel of every n-th row if asked to. n is the
 * smallest with which the pixels fit; as {@value #MOST_PIXELS} are three times those of a finished picture, averaging
 * them (see {@link Shrinking}) still smooths what the skipping left rough.
 */
final class Decoding {

    static final long MOST_PIXELS = 16_000_000;
    static final long MOST_BYTES = 64L << 20;

    /** What turning pixels into prints takes besides them. */
    private static final int PRINTING_MB = 30;

    private Decoding() {}

    /** Keeps every n-th pixel in each direction, so many that they fit. */
    static int step(Anatomy anatomy) {
        var step = 1;
        while (pixels(anatomy, step) > MOST_PIXELS || pixels(anatomy, step) * anatomy.bytesPerPixel() > MOST_BYTES) {
            step++;
        }
        return step;
    }

    private static long pixels(Anatomy anatomy, int step) {
        return (long) Math.ceilDiv(anatomy.width(), step) * Math.ceilDiv(anatomy.height(), step);
    }

    /** About what decoding and printing takes at its peak. */
    static int megabytes(Anatomy anatomy) {
        var bytes = pixels(anatomy, step(anatomy)) * anatomy.bytesPerPixel() + anatomy.aside();
        return (int) (bytes >> 20) + PRINTING_MB;
    }

    static BufferedImage decode(Negative negative) throws IOException, Unreadable {
        var stripped = Files.createTempFile("dealscout-photo-", ".stripped");
        try {
            strip(negative, stripped);
            return decode(stripped, negative.anatomy());
        } catch (IIOException e) {
            throw new Unreadable(Unreadable.DAMAGED);
        } finally {
            Files.deleteIfExists(stripped);
        }
    }

    /** Copies the picture out of the file, and nothing else. */
    private static void strip(Negative negative, Path stripped) throws IOException {
        try (var from = FileChannel.open(negative.file());
                var to = FileChannel.open(stripped, StandardOpenOption.WRITE)) {
            for (var stretch : negative.anatomy().picture()) {
                var copied = 0L;
                while (copied < stretch.length()) {
                    copied += from.transferTo(stretch.offset() + copied, stretch.length() - copied, to);
                }
            }
        }
    }

    private static BufferedImage decode(Path file, Anatomy anatomy) throws IOException, Unreadable {
        var reader = reader(anatomy.kind());
        var isCutOff = new AtomicBoolean();
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            reader.addIIOReadWarningListener((_, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                    isCutOff.set(true);
                }
            });
            reader.setInput(in, true, true);
            if (reader.getWidth(0) > anatomy.width() || reader.getHeight(0) > anatomy.height()) {
                // two readings of one header: whoever made it meant to deceive one of them
                throw new Unreadable(Unreadable.DAMAGED);
            }
            var param = reader.getDefaultReadParam();
            var step = step(anatomy);
            param.setSourceSubsampling(step, step, 0, 0);
            var image = reader.read(0, param);
            if (isCutOff.get()) {
                throw new Unreadable(Unreadable.CUT_OFF);
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(FileKind kind) {
        var readers = ImageIO.getImageReadersByFormatName(kind.name());
        if (!readers.hasNext()) {
            throw new IllegalStateException("No decoder of " + kind + " on the class path");
        }
        return readers.next();
    }
}
