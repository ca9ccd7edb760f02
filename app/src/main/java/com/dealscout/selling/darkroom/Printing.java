package com.dealscout.selling.darkroom;

import java.awt.Transparency;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** From pixels to the two JPEGs that are kept: small enough, in sRGB, upright. Never makes a picture larger. */
final class Printing {

    private static final float QUALITY = 0.85f;
    private static final ColorSpace SRGB = ColorSpace.getInstance(ColorSpace.CS_sRGB);

    private Printing() {}

    static Print print(BufferedImage pixels, Anatomy anatomy) throws IOException {
        var picture =
                anatomy.orientation().upright(srgb(shrink(pixels, Darkroom.PICTURE_EDGE), space(pixels, anatomy)));
        var thumbnail = srgb(shrink(picture, Darkroom.THUMBNAIL_EDGE), SRGB);
        return new Print(jpeg(picture), jpeg(thumbnail), picture.getWidth(), picture.getHeight());
    }

    private static WritableRaster shrink(BufferedImage image, int longEdge) {
        var factor = Math.min(1, longEdge / (double) Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        var height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        return Shrinking.shrink(image, width, height);
    }

    /** What the numbers of {@code pixels} mean; grey is grey of sRGB, whatever its profile. */
    private static ColorSpace space(BufferedImage pixels, Anatomy anatomy) {
        var space = pixels.getColorModel().getColorSpace();
        if (space.getType() != ColorSpace.TYPE_RGB) {
            return SRGB;
        }
        var profile = profile(anatomy.profile());
        return profile == null ? space : profile;
    }

    private static @Nullable ColorSpace profile(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            var profile = ICC_Profile.getInstance(bytes);
            return profile.getColorSpaceType() == ColorSpace.TYPE_RGB ? new ICC_ColorSpace(profile) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static BufferedImage srgb(WritableRaster rgb, ColorSpace space) {
        var image = new BufferedImage(rgb.getWidth(), rgb.getHeight(), BufferedImage.TYPE_INT_RGB);
        if (!space.isCS_sRGB() && convert(rgb, space, image)) {
            return image;
        }
        var row = new int[rgb.getWidth() * rgb.getNumBands()];
        for (var y = 0; y < rgb.getHeight(); y++) {
            image.getRaster().setPixels(0, y, rgb.getWidth(), 1, rgb.getPixels(0, y, rgb.getWidth(), 1, row));
        }
        return image;
    }

    /** False if the profile turns out to be useless; the numbers are then taken as sRGB, as browsers do. */
    private static boolean convert(WritableRaster rgb, ColorSpace space, BufferedImage image) {
        try {
            var model = new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
            new ColorConvertOp(null).filter(new BufferedImage(model, rgb, false, null), image);
            return true;
        } catch (CMMException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var bytes = new ByteArrayOutputStream();
                var out = new MemoryCacheImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
            out.flush();
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }
}
