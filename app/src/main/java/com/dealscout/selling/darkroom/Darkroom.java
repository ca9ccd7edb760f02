package com.dealscout.selling.darkroom;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Examines and develops.
 *
 * <p>Decoding is arithmetic without a pause. On a virtual thread it would hold one of as few carriers as the machine has
 * processors, and every request behind it would wait; so it runs on {@value #AT_ONCE} threads of the operating system, and
 * the virtual threads wait for them. The memory of those at work together stays within a budget, which the largest
 * take alone: about 50 MB for a photo of 60 megapixels, of which every second pixel is decoded in each direction.
 */
@Component
public final class Darkroom implements AutoCloseable {

    static final int PICTURE_EDGE = 2048;
    static final int THUMBNAIL_EDGE = 480;

    private static final int AT_ONCE = 2;
    private static final int BUDGET_MB = 160;
    private static final Logger LOG = LoggerFactory.getLogger(Darkroom.class);

    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("darkroom-", 1).daemon().factory());

    /** Fair, so that a large photo is not passed by small ones for ever. */
    private final Semaphore megabytes = new Semaphore(BUDGET_MB, true);

    /** Whether that file is a photo that can be developed. Reads it once and decodes nothing. */
    public Examined examine(Path file) {
        try {
            if (Files.size(file) > Limits.BYTES) {
                return new Refused("has %.1f MB; a photo may have 25. Send a smaller one."
                        .formatted(Files.size(file) / (double) (1 << 20)));
            }
            var anatomy = anatomy(file);
            Limits.check(anatomy);
            return new Negative(file, anatomy);
        } catch (Unreadable e) {
            return new Refused(e.why());
        } catch (EOFException e) {
            return new Refused(Unreadable.CUT_OFF);
        } catch (IOException e) {
            throw new UncheckedIOException("An upload cannot be read from disk", e);
        }
    }

    private static Anatomy anatomy(Path file) throws IOException, Unreadable {
        var kind = kind(file);
        try (var walk = new Walk(file)) {
            return switch (kind) {
                case JPEG -> JpegWalk.of(walk);
                case PNG -> PngWalk.of(walk);
                case GIF -> GifWalk.of(walk);
                case WEBP -> WebpWalk.of(walk);
                case HEIC, AVIF, TIFF, BMP, VIDEO, SVG, PDF, TEXT, NOTHING, OTHER ->
                    throw new Unreadable(kind.refusal());
            };
        }
    }

    private static FileKind kind(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return FileKind.of(in.readNBytes(FileKind.HEAD));
        }
    }

    /**
     * The picture that others may see. Takes about 0.3 s for a phone's photo, some seconds for the largest, and waits
     * for a free thread before that.
     */
    public Developed develop(Negative negative) {
        var work = threads.submit(() -> withinBudget(negative));
        try {
            return work.get();
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a photo was being developed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A photo could not be developed", e.getCause());
        }
    }

    private Developed withinBudget(Negative negative) throws IOException, InterruptedException {
        var cost = Math.min(BUDGET_MB, Decoding.megabytes(negative.anatomy()));
        megabytes.acquire(cost);
        try {
            return Printing.print(Decoding.decode(negative), negative.anatomy());
        } catch (Unreadable e) {
            return new Refused(e.why());
        } catch (RuntimeException e) {
            // decoders meet bytes that nobody thought of; what they throw then says nothing about us
            LOG.info("A {} that cannot be decoded", negative.anatomy().kind(), e);
            return new Refused(Unreadable.DAMAGED);
        } finally {
            megabytes.release(cost);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
