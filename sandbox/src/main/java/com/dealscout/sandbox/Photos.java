package com.dealscout.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of all uploaded photos, each kept once, in one temporary file.
 *
 * <p>On disk because a shelf of thousands does not fit a small heap; deleted on opening, so that not even a killed
 * process leaves it behind. It only grows until it is cleared, to {@link #MOST} bytes.
 */
final class Photos implements AutoCloseable {

    static final long MOST = 4L << 30;

    private record Place(long offset, int length) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Place> places = new HashMap<>();
    private @Nullable FileChannel file;
    private long end;

    /** @throws Refusal if there is no room left */
    Photo keep(Photo photo, byte[] bytes) {
        lock.lock();
        try {
            if (!places.containsKey(photo.sha256())) {
                if (end + bytes.length > MOST) {
                    throw Refusal.of(
                            Refusal.Code.LIMIT_REACHED,
                            "This stand-in holds %,d bytes of photos and is full: DELETE /control empties it."
                                    .formatted(MOST));
                }
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    file().write(buffer, end + buffer.position());
                }
                places.put(photo.sha256(), new Place(end, bytes.length));
                end += bytes.length;
            }
            return photo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** The bytes, as long as the shelves have not been emptied. */
    Optional<byte[]> read(Photo photo) {
        lock.lock();
        try {
            var place = places.get(photo.sha256());
            if (place == null) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.allocate(place.length());
            while (buffer.hasRemaining() && file().read(buffer, place.offset() + buffer.position()) >= 0) {
                // until it is whole
            }
            return Optional.of(buffer.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            places.clear();
            end = 0;
            if (file != null) {
                file.truncate(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            places.clear();
            if (file != null) {
                file.close();
                file = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    private FileChannel file() throws IOException {
        if (file == null) {
            file = FileChannel.open(
                    Files.createTempFile("dealscout-sandbox-", ".photos"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }
}
