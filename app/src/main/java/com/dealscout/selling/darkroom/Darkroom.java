package com.dealscout.selling.darkroom;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/** Examines and develops. */
@Component
public final class Darkroom {

    static final int PICTURE_EDGE = 2048;
    static final int THUMBNAIL_EDGE = 480;

    public Examined examine(Path file) {
        return new Negative(file);
    }

    public Developed develop(Negative negative) {
        try {
            var image = ImageIO.read(negative.file().toFile());
            if (image == null) {
                return new Refused("is not a photo. Send a JPEG.");
            }
            var picture = scaled(image, PICTURE_EDGE);
            return new Print(
                    jpeg(picture), jpeg(scaled(picture, THUMBNAIL_EDGE)), picture.getWidth(), picture.getHeight());
        } catch (IOException e) {
            return new Refused("cannot be read.");
        }
    }

    private static BufferedImage scaled(BufferedImage image, int edge) {
        var factor = Math.min(1.0, edge / (double) Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        var height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var g = out.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        g.dispose();
        return out;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
