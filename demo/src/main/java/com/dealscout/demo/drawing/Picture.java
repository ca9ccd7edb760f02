package com.dealscout.demo.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/**
 * One picture of a thing.
 *
 * @param variant which of the surroundings, and how exactly the camera was held; any number
 */
public record Picture(Thing thing, Hue hue, Shot shot, int variant) {

    private static final int SIZE = 1_200;
    private static final float QUALITY = .86f;

    /** How it was taken. */
    public enum Shot {
        /** All of it, as one would begin. */
        WHOLE,
        /** From the other side, somewhat nearer. */
        TURNED,
        /** Near, on the part that people ask about. */
        DETAIL,
        /** From a few steps back. */
        FAR
    }

    /** About a tenth of a second's work; a JPEG of 1200 × 1200. */
    public byte[] jpeg() {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image(SIZE), null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException("A picture could not be drawn: " + e, e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    BufferedImage image(int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var to = image.createGraphics();
        to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        to.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        to.scale(size / 100.0, size / 100.0);
        hold(to);
        var brush = new Brush(to);
        thing.scene().draw(brush, Math.floorMod(variant, 12) + (shot == Shot.TURNED ? 1 : 0));
        thing.draw(brush, hue.color());
        to.dispose();
        return image;
    }

    /** Where the camera is. Little differences, since nobody holds it straight. */
    private void hold(Graphics2D to) {
        var hand = Math.floorMod(variant * 37, 11) - 5;
        switch (shot) {
            case WHOLE -> turn(to, 1.0 + hand * .008, hand * .25, 50, 52);
            case TURNED -> {
                to.translate(100, 0);
                to.scale(-1, 1);
                turn(to, 1.16 + hand * .01, hand * .5, 50, 54);
            }
            case DETAIL -> turn(to, 2.1 + hand * .03, hand * .8, thing.detailX(), thing.detailY());
            case FAR -> turn(to, .8 + hand * .008, -hand * .35, 50 + hand, 58);
        }
    }

    /** Puts the point of the sheet in the middle of the picture. */
    private static void turn(Graphics2D to, double zoom, double degrees, double x, double y) {
        to.translate(50, 50);
        to.rotate(Math.toRadians(degrees));
        to.scale(zoom, zoom);
        to.translate(-x, -y);
    }
}
