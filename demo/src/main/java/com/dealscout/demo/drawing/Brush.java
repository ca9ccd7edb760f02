package com.dealscout.demo.drawing;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.regex.Pattern;

/**
 * Draws in the style: soft gradients within dark rounded outlines. The sheet is 100 × 100, y goes down; paths are written
 * as in SVG (M L H V C Q Z, capitals absolute, small letters relative).
 */
final class Brush {

    static final Color INK = new Color(0x3c3226);
    static final Color WOOD = new Color(0xa67c50);
    static final Color DARKWOOD = new Color(0x7a5a3c);
    static final Color METAL = new Color(0xa39a8b);
    static final Color DARK = new Color(0x4c463e);
    static final Color CREAM = new Color(0xf3ecdc);
    static final Color GLASS = new Color(0xdfe6dd);
    static final Color LEAF = new Color(0x4f7a63);
    static final Color CLAY = new Color(0xb4703f);
    static final Color SUN = new Color(0xe2a865);

    private static final double OUTLINE = 1.15;
    private static final Pattern PATH = Pattern.compile("[MLHVCQZmlhvcqz]|-?(?:\\d+\\.?\\d*|\\.\\d+)");

    private final Graphics2D to;

    Brush(Graphics2D to) {
        this.to = to;
    }

    /** A shape with its outline. */
    Brush shape(Color color, String path) {
        return outlined(color, parse(path));
    }

    Brush box(Color color, double x, double y, double width, double height, double round) {
        return outlined(color, new RoundRectangle2D.Double(x, y, width, height, 2 * round, 2 * round));
    }

    Brush oval(Color color, double x, double y, double across, double down) {
        return outlined(color, new Ellipse2D.Double(x - across, y - down, 2 * across, 2 * down));
    }

    Brush disc(Color color, double x, double y, double radius) {
        return oval(color, x, y, radius, radius);
    }

    /** A shape without an outline. */
    Brush flat(Color color, String path) {
        to.setPaint(color);
        to.fill(parse(path));
        return this;
    }

    Brush dot(Color color, double x, double y, double radius) {
        to.setPaint(color);
        to.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        return this;
    }

    Brush line(Color color, double width, String path) {
        return line(color, width, parse(path));
    }

    Brush ring(Color color, double width, double x, double y, double across, double down) {
        return line(color, width, new Ellipse2D.Double(x - across, y - down, 2 * across, 2 * down));
    }

    /** A line as thick as a pipe, with an outline of its own. */
    Brush tube(Color color, double width, String path) {
        var line = parse(path);
        line(INK, width + 1.7, line);
        return line(color, width, line).line(alpha(Color.WHITE, 60), width * .28, line);
    }

    /** A hoop as thick as a pipe. */
    Brush hoop(Color color, double width, double x, double y, double across, double down) {
        return ring(INK, width + 1.7, x, y, across, down).ring(color, width, x, y, across, down);
    }

    /** Where light falls. */
    Brush light(double width, String path) {
        return line(alpha(new Color(0xfff3da), 95), width, path);
    }

    /** Where it does not. */
    Brush shade(double width, String path) {
        return line(alpha(new Color(0x20170e), 75), width, path);
    }

    Brush stitches(String path) {
        to.setPaint(alpha(new Color(0xecd0a3), 210));
        to.setStroke(
                new BasicStroke(.45f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {1.3f, 1.1f}, 0));
        to.draw(parse(path));
        return this;
    }

    /** The soft one on the ground. */
    Brush shadow(double x, double y, double across, double down) {
        return glow(new Color(0x2a2118), 120, x, y, across, down);
    }

    Brush glow(Color color, int strength, double x, double y, double across, double down) {
        var part = (Graphics2D) to.create();
        part.translate(x, y);
        part.scale(across, down);
        part.setPaint(new RadialGradientPaint(0, 0, 1, new float[] {0, .55f, 1}, new Color[] {
            alpha(color, strength), alpha(color, strength * 6 / 10), alpha(color, 0)
        }));
        part.fill(new Ellipse2D.Double(-1, -1, 2, 2));
        part.dispose();
        return this;
    }

    /** Draws the left half, and its mirror image on the right of {@code x}. */
    Brush both(double x, Runnable half) {
        half.run();
        return within(AffineTransform.getTranslateInstance(2 * x, 0), AffineTransform.getScaleInstance(-1, 1), half);
    }

    Brush turned(double degrees, double x, double y, Runnable part) {
        return within(AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y), new AffineTransform(), part);
    }

    Brush moved(double x, double y, double scale, Runnable part) {
        return within(AffineTransform.getTranslateInstance(x, y), AffineTransform.getScaleInstance(scale, scale), part);
    }

    /** Only what lies in the path. */
    Brush in(String path, Runnable part) {
        var clip = to.getClip();
        to.clip(parse(path));
        part.run();
        to.setClip(clip);
        return this;
    }

    /** See-through, 0 to 1. */
    Brush faint(double strength, Runnable part) {
        var before = to.getComposite();
        to.setComposite(AlphaComposite.SrcOver.derive((float) strength));
        part.run();
        to.setComposite(before);
        return this;
    }

    private Brush within(AffineTransform first, AffineTransform then, Runnable part) {
        var before = to.getTransform();
        to.transform(first);
        to.transform(then);
        part.run();
        to.setTransform(before);
        return this;
    }

    private Brush outlined(Color color, Shape shape) {
        to.setPaint(shaded(color, shape.getBounds2D()));
        to.fill(shape);
        return line(INK, OUTLINE, shape);
    }

    private Brush line(Color color, double width, Shape shape) {
        to.setPaint(color);
        to.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        to.draw(shape);
        return this;
    }

    private static LinearGradientPaint shaded(Color color, Rectangle2D box) {
        return new LinearGradientPaint(
                (float) box.getMinX(),
                (float) box.getMinY(),
                (float) box.getMaxX() + .01f,
                (float) box.getMaxY() + .01f,
                new float[] {0, .45f, 1},
                new Color[] {lighter(color, .16), color, darker(color, .2)});
    }

    static Color lighter(Color color, double by) {
        return mixed(color, new Color(0xfff3dc), by);
    }

    static Color darker(Color color, double by) {
        return mixed(color, new Color(0x2a2016), by);
    }

    static Color alpha(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    private static Color mixed(Color one, Color other, double share) {
        return new Color(
                (int) (one.getRed() + (other.getRed() - one.getRed()) * share),
                (int) (one.getGreen() + (other.getGreen() - one.getGreen()) * share),
                (int) (one.getBlue() + (other.getBlue() - one.getBlue()) * share));
    }

    private static Path2D parse(String path) {
        var shape = new Path2D.Double();
        var words = PATH.matcher(path).results().map(word -> word.group()).toArray(String[]::new);
        double x = 0;
        double y = 0;
        var command = 'M';
        var at = 0;
        while (at < words.length) {
            if (Character.isLetter(words[at].charAt(0))) {
                command = words[at++].charAt(0);
                if (command == 'Z' || command == 'z') {
                    shape.closePath();
                    x = shape.getCurrentPoint().getX();
                    y = shape.getCurrentPoint().getY();
                    continue;
                }
            }
            var needed = switch (Character.toUpperCase(command)) {
                case 'H', 'V' -> 1;
                case 'Q' -> 4;
                case 'C' -> 6;
                default -> 2;
            };
            var n = new double[needed];
            var relative = Character.isLowerCase(command);
            for (var i = 0; i < needed; i++) {
                var vertical = command == 'v' || (command != 'h' && i % 2 == 1);
                n[i] = Double.parseDouble(words[at++]) + (relative ? vertical ? y : x : 0);
            }
            switch (Character.toUpperCase(command)) {
                case 'M' -> {
                    shape.moveTo(n[0], n[1]);
                    command = relative ? 'l' : 'L';
                }
                case 'L' -> shape.lineTo(n[0], n[1]);
                case 'H' -> shape.lineTo(n[0], y);
                case 'V' -> shape.lineTo(x, n[0]);
                case 'Q' -> shape.quadTo(n[0], n[1], n[2], n[3]);
                case 'C' -> shape.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
                default -> throw new IllegalArgumentException(command + " is not drawn here: " + path);
            }
            x = shape.getCurrentPoint().getX();
            y = shape.getCurrentPoint().getY();
        }
        return shape;
    }
}
