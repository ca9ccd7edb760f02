package com.dealscout.sandbox;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of all uploaded photos, each kept once, on disk: a shelf of thousands does not fit a small heap.
 *
 * <p>Holds {@link #MOST} bytes, then takes no more until it is cleared.
 */
final class Photos implements AutoCloseable {

    static final long MOST = 4L << 30;

    private final Map<String, Spool.Place> places = new HashMap<>();
    private Spool spool = new Spool();

    /** @throws Refusal if there is no room left */
    synchronized Photo keep(byte[] bytes, PhotoFormat format) {
        var photo = Photo.of(bytes, format);
        if (!places.containsKey(photo.sha256())) {
            if (spool.size() + bytes.length > MOST) {
                throw Refusal.of(
                        Refusal.Code.LIMIT_REACHED,
                        "This stand-in holds %,d bytes of photos and is full: DELETE /control empties it."
                                .formatted(MOST));
            }
            places.put(photo.sha256(), spool.append(bytes));
        }
        return photo;
    }

    /** The bytes, as long as the shelves have not been emptied. */
    synchronized Optional<byte[]> read(Photo photo) {
        try {
            return Optional.ofNullable(places.get(photo.sha256())).map(spool::read);
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    synchronized void clear() {
        places.clear();
        spool.close();
        spool = new Spool();
    }

    @Override
    public synchronized void close() {
        places.clear();
        spool.close();
    }
}
