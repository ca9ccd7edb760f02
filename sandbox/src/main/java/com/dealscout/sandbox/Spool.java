package com.dealscout.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file that bytes are appended to, for what would fill the heap.
 *
 * <p>Made on first use and deleted on opening, so that not even a killed process leaves it behind. It only grows, until
 * it is closed.
 */
final class Spool implements AutoCloseable {

    record Place(long offset, int length) {}

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable FileChannel file;
    private long end;
    private boolean closed;

    Place append(byte[] bytes) {
        lock.lock();
        try {
            var place = new Place(end, bytes.length);
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                end += file().write(buffer, end);
            }
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** @throws UncheckedIOException also if it has been closed */
    byte[] read(Place place) {
        lock.lock();
        try {
            var buffer = ByteBuffer.allocate(place.length());
            while (buffer.hasRemaining() && file().read(buffer, place.offset() + buffer.position()) >= 0) {
                // until it is whole
            }
            return buffer.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    long size() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
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
        if (closed) {
            throw new IOException("closed");
        }
        if (file == null) {
            file = FileChannel.open(
                    Files.createTempFile("dealscout-sandbox-", ".spool"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }
}
