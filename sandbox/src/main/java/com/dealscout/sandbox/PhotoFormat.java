package com.dealscout.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The kinds of photo that are taken, recognised by content.
 *
 * <p>Walks the container and never decodes: it finds what is no picture, is cut off, or (PNG) damaged, in one pass over
 * the bytes, and is not asked to hold a hundred megapixels.
 */
enum PhotoFormat {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp");

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final String mediaType;

    PhotoFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The format of a whole, undamaged photo. */
    static Optional<PhotoFormat> of(byte[] bytes) {
        if (isJpeg(bytes)) {
            return Optional.of(JPEG);
        }
        if (isPng(bytes)) {
            return Optional.of(PNG);
        }
        return isWebp(bytes) ? Optional.of(WEBP) : Optional.empty();
    }

    /** Segments up to the first scan, one of them with a size; then, somewhere after it, the end marker. */
    private static boolean isJpeg(byte[] bytes) {
        if (bytes.length < 4 || at(bytes, 0) != 0xff || at(bytes, 1) != 0xd8) {
            return false;
        }
        var framed = false;
        var position = 2;
        while (position + 4 <= bytes.length) {
            if (at(bytes, position) != 0xff) {
                return false;
            }
            var marker = at(bytes, position + 1);
            if (marker == 0xff) {
                position++;
                continue;
            }
            var length = at(bytes, position + 2) << 8 | at(bytes, position + 3);
            if (length < 2 || marker == 0xd9) {
                return false;
            }
            if (marker == 0xda) {
                return framed && endsAfter(bytes, position + 2 + length);
            }
            if (isFrame(marker)) {
                framed = hasSize(bytes, position);
            }
            position += 2 + length;
        }
        return false;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean hasSize(byte[] bytes, int frame) {
        return frame + 9 <= bytes.length
                && (at(bytes, frame + 5) | at(bytes, frame + 6)) != 0
                && (at(bytes, frame + 7) | at(bytes, frame + 8)) != 0;
    }

    private static boolean endsAfter(byte[] bytes, int scan) {
        for (var i = bytes.length - 2; i >= scan; i--) {
            if (at(bytes, i) == 0xff && at(bytes, i + 1) == 0xd9) {
                return true;
            }
        }
        return false;
    }

    /** Every chunk with a right checksum, data among them, and the end chunk. */
    private static boolean isPng(byte[] bytes) {
        if (bytes.length < 8 || !ByteBuffer.wrap(bytes, 0, 8).equals(ByteBuffer.wrap(PNG_SIGNATURE))) {
            return false;
        }
        var buffer = ByteBuffer.wrap(bytes);
        var hasData = false;
        var position = 8;
        while (position + 12 <= bytes.length) {
            var length = buffer.getInt(position);
            if (length < 0 || length > bytes.length - position - 12 || !checksumHolds(buffer, position, length)) {
                return false;
            }
            var type = new String(bytes, position + 4, 4, StandardCharsets.ISO_8859_1);
            if (position == 8 && !isHeader(buffer, type, length)) {
                return false;
            }
            hasData |= type.equals("IDAT");
            if (type.equals("IEND")) {
                return hasData;
            }
            position += 12 + length;
        }
        return false;
    }

    private static boolean isHeader(ByteBuffer buffer, String type, int length) {
        return type.equals("IHDR") && length == 13 && buffer.getInt(16) > 0 && buffer.getInt(20) > 0;
    }

    private static boolean checksumHolds(ByteBuffer buffer, int chunk, int length) {
        var checksum = new CRC32();
        checksum.update(buffer.slice(chunk + 4, 4 + length));
        return (int) checksum.getValue() == buffer.getInt(chunk + 8 + length);
    }

    private static boolean isWebp(byte[] bytes) {
        if (bytes.length < 20
                || !word(bytes, 0).equals("RIFF")
                || !word(bytes, 8).equals("WEBP")) {
            return false;
        }
        var length = Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(4));
        return length >= 12 && length <= bytes.length - 8 && word(bytes, 12).startsWith("VP8");
    }

    private static String word(byte[] bytes, int position) {
        return new String(bytes, position, 4, StandardCharsets.ISO_8859_1);
    }

    private static int at(byte[] bytes, int position) {
        return bytes[position] & 0xff;
    }
}
