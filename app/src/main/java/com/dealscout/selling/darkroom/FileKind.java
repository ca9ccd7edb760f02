package com.dealscout.selling.darkroom;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** What a file is, by its first bytes. Names and declared types are what somebody says; this is what a decoder will see. */
enum FileKind {
    JPEG("a JPEG"),
    PNG("a PNG"),
    GIF("a GIF"),
    WEBP("a WebP"),
    HEIC("a HEIC photo"),
    AVIF("an AVIF photo"),
    TIFF("a TIFF picture"),
    BMP("a BMP picture"),
    VIDEO("a video"),
    SVG("an SVG drawing"),
    PDF("a PDF document"),
    TEXT("text"),
    NOTHING("empty"),
    OTHER("a file of another kind");

    /** Enough for every signature, and to tell text from the rest. */
    static final int HEAD = 512;

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1");
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    private final String words;

    FileKind(String words) {
        this.words = words;
    }

    /** As the rest of a sentence that begins with the file's name. */
    String refusal() {
        return switch (this) {
            case NOTHING -> "is empty. Choose it again.";
            case HEIC, AVIF, TIFF, BMP -> "is " + words + ", which cannot be read here. Send it as JPEG.";
            default -> "is " + words + ", not a photo. Send a JPEG, PNG, WebP or GIF.";
        };
    }

    /** @param head the first {@link #HEAD} bytes, or all there are */
    static FileKind of(byte[] head) {
        if (head.length == 0) {
            return NOTHING;
        }
        if (starts(head, 0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (starts(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return PNG;
        }
        if (starts(head, 0, 'G', 'I', 'F', '8', '7', 'a') || starts(head, 0, 'G', 'I', 'F', '8', '9', 'a')) {
            return GIF;
        }
        if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
            return WEBP;
        }
        if (starts(head, 4, 'f', 't', 'y', 'p')) {
            return ofBrand(head);
        }
        if (starts(head, 0, 'I', 'I', 42, 0) || starts(head, 0, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        if (starts(head, 0, 'B', 'M')) {
            return BMP;
        }
        if (starts(head, 0, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        return ofText(head);
    }

    /** The family of MPEG-4 containers: HEIC and AVIF are stills, the rest are films. */
    private static FileKind ofBrand(byte[] head) {
        if (head.length < 12) {
            return OTHER;
        }
        var brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
        if (HEIC_BRANDS.contains(brand)) {
            return HEIC;
        }
        return AVIF_BRANDS.contains(brand) ? AVIF : VIDEO;
    }

    private static FileKind ofText(byte[] head) {
        for (var b : head) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return OTHER;
            }
        }
        // a character may be cut at the end of what was read, so its last few bytes are not judged
        var judged = head.length == HEAD ? Arrays.copyOf(head, HEAD - 3) : head;
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(judged));
            return text.toString().toLowerCase(Locale.ROOT).contains("<svg") ? SVG : TEXT;
        } catch (CharacterCodingException e) {
            return head.length == HEAD && judgedIsCutText(judged) ? TEXT : OTHER;
        }
    }

    /** Dropping three bytes may itself have cut a character. */
    private static boolean judgedIsCutText(byte[] judged) {
        for (var dropped = 1; dropped <= 3; dropped++) {
            try {
                var unused =
                        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(judged, 0, judged.length - dropped));
                return true;
            } catch (CharacterCodingException e) {
                // one byte fewer
            }
        }
        return false;
    }

    private static boolean starts(byte[] head, int offset, int... bytes) {
        if (head.length < offset + bytes.length) {
            return false;
        }
        for (var i = 0; i < bytes.length; i++) {
            if ((head[offset + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
