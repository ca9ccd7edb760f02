package com.dealscout.selling.darkroom;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for tests, drawn and encoded here; and files that only pretend. */
public final class Pictures {

    static final Color TOP_LEFT = Color.RED;
    static final Color TOP_RIGHT = Color.GREEN;
    static final Color BOTTOM_LEFT = Color.BLUE;
    static final Color BOTTOM_RIGHT = Color.YELLOW;

    private Pictures() {}

    /** Four quarters in four colours, so that it shows which way up it is. */
    public static BufferedImage quarters(int width, int height) {
        return quarters(width, height, BufferedImage.TYPE_3BYTE_BGR);
    }

    static BufferedImage quarters(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var g = image.createGraphics();
        fill(g, TOP_LEFT, 0, 0, width, height);
        fill(g, TOP_RIGHT, width / 2, 0, width, height);
        fill(g, BOTTOM_LEFT, 0, height / 2, width, height);
        fill(g, BOTTOM_RIGHT, width / 2, height / 2, width, height);
        g.dispose();
        return image;
    }

    private static void fill(java.awt.Graphics2D g, Color colour, int x, int y, int width, int height) {
        g.setColor(colour);
        g.fillRect(x, y, width, height);
    }

    public static byte[] jpeg(BufferedImage image) {
        return jpeg(image, false);
    }

    static byte[] progressiveJpeg(BufferedImage image) {
        return jpeg(image, true);
    }

    private static byte[] jpeg(BufferedImage image, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.9f);
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** "png" or "gif". */
    public static byte[] encode(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("No writer of " + format + " for this image");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BufferedImage decode(byte[] jpeg) {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same JPEG with a segment behind its start; {@code marker} such as 0xE1. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        var out = ByteBuffer.allocate(jpeg.length + content.length + 4);
        out.put(jpeg, 0, 2);
        out.put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2));
        out.put(content).put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    /** The same JPEG with an EXIF block that says how it lies and, as a phone would, who took it. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xE1, concat(ascii("Exif\0\0"), exif(orientation)));
    }

    static byte[] exif(int orientation) {
        var artist = ascii("Robert'); drop table items\0\0");
        var exif = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + artist.length);
        exif.put(ascii("MM")).putShort((short) 42).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 315).putShort((short) 2).putInt(artist.length).putInt(8 + 2 + 2 * 12 + 4);
        exif.putInt(0);
        return exif.put(artist).array();
    }

    /** The same PNG with a chunk before its pixels. */
    static byte[] withChunk(byte[] png, String name, byte[] content) {
        var behindHeader = 8 + 12 + 13;
        var out = new ByteArrayOutputStream();
        out.write(png, 0, behindHeader);
        out.writeBytes(chunk(name, content));
        out.write(png, behindHeader, png.length - behindHeader);
        return out.toByteArray();
    }

    /** A whole PNG of that size, all black; a few kilobytes however large it says it is. */
    public static byte[] flatPng(int width, int height, int depth, int colourType, int bytesPerRow) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put((byte) colourType)
                .put(new byte[3])
                .array();
        var pixels = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(pixels, new Deflater(Deflater.BEST_SPEED), 1 << 16)) {
            var row = new byte[bytesPerRow + 1];
            for (var y = 0; y < height; y++) {
                deflated.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return concat(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", header),
                chunk("IDAT", pixels.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String name, byte[] content) {
        var named = concat(ascii(name), content);
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(named.length + 8)
                .putInt(content.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] deflate(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(out)) {
            deflated.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same JPEG that claims another size. */
    static byte[] claiming(byte[] jpeg, int width, int height) {
        var claimed = jpeg.clone();
        for (var i = 2; i < claimed.length - 9; i++) {
            if ((claimed[i] & 0xFF) == 0xFF && ((claimed[i + 1] & 0xFF) == 0xC0 || (claimed[i + 1] & 0xFF) == 0xC2)) {
                ByteBuffer.wrap(claimed).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return claimed;
            }
        }
        throw new IllegalArgumentException("No frame in this JPEG");
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(out)) {
            for (var part : parts) {
                data.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
