package com.dealscout.selling.darkroom;

import com.dealscout.selling.darkroom.Anatomy.Stretch;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file read once from its start, that knows where it is and what of it is to be kept. A read past the end throws. */
final class Walk implements AutoCloseable {

    private final InputStream in;
    private final List<Stretch> kept = new ArrayList<>();
    private long position;

    Walk(Path file) throws IOException {
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    long position() {
        return position;
    }

    int u8() throws IOException {
        var b = in.read();
        if (b < 0) {
            throw new EOFException();
        }
        position++;
        return b;
    }

    int u16() throws IOException {
        return u8() << 8 | u8();
    }

    long u32() throws IOException {
        return (long) u16() << 16 | u16();
    }

    int u16LittleEndian() throws IOException {
        return u8() | u8() << 8;
    }

    int u24LittleEndian() throws IOException {
        return u16LittleEndian() | u8() << 16;
    }

    long u32LittleEndian() throws IOException {
        return u16LittleEndian() | (long) u16LittleEndian() << 16;
    }

    byte[] bytes(int count) throws IOException {
        var bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    String name(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    void skip(long count) throws IOException {
        in.skipNBytes(count);
        position += count;
    }

    /** Goes on to {@code end}, which lies ahead. */
    void skipTo(long end) throws IOException, Unreadable {
        if (end < position) {
            throw new Unreadable(Unreadable.DAMAGED);
        }
        skip(end - position);
    }

    /** What lies between {@code from} and here belongs to the picture. */
    void keepFrom(long from) {
        keep(from, position);
    }

    void keep(long from, long to) {
        var last = kept.isEmpty() ? null : kept.getLast();
        if (last != null && last.offset() + last.length() == from) {
            kept.set(kept.size() - 1, new Stretch(last.offset(), to - last.offset()));
        } else {
            kept.add(new Stretch(from, to - from));
        }
    }

    List<Stretch> kept() {
        return List.copyOf(kept);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
