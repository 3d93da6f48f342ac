package dev.dlc.samples.service;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Digits as somebody might draw them, written by hand as paths in a square of 100 x 100. */
final class Strokes {
    /** One for each digit, as SVG writes paths. */
    static final List<String> DIGITS = List.of(
            "M 50 10 C 20 10 15 90 50 90 C 85 90 80 10 50 10",
            "M 35 30 L 52 10 L 52 90",
            "M 25 30 C 25 5 75 5 72 35 C 70 55 40 70 22 90 L 80 90",
            "M 25 20 C 40 0 75 10 70 30 C 68 45 50 46 42 47 C 60 46 80 55 75 72 C 70 95 35 95 22 80",
            "M 60 10 L 20 62 L 82 62 M 62 40 L 60 92",
            "M 75 10 L 32 10 L 28 45 C 45 38 80 42 76 68 C 72 95 35 95 22 82",
            "M 65 8 C 35 25 22 55 25 70 C 28 95 75 95 75 70 C 74 50 40 45 28 65",
            "M 20 12 L 78 12 C 60 40 48 65 42 92",
            "M 70 20 C 55 2 25 12 30 30 C 35 48 72 52 72 72 C 70 95 28 95 28 72 C 28 55 68 45 70 20",
            "M 72 30 C 60 5 25 10 26 32 C 28 55 65 52 72 30 C 74 50 70 75 62 92");

    private Strokes() {}

    /**
     * Draws a digit.
     *
     * @param pen the width of the strokes, where the paper is {@code side} pixels wide
     * @param place where the square of 100 x 100 comes
     */
    static BufferedImage draw(int digit, int side, double pen, AffineTransform place, Color ink, Color ground) {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(ground);
        graphics.fillRect(0, 0, side, side);
        graphics.setColor(ink);
        graphics.setStroke(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(place.createTransformedShape(path(DIGITS.get(digit))));
        graphics.dispose();
        return picture;
    }

    /** Black on white, in the middle. */
    static BufferedImage draw(int digit, int side) {
        return draw(
                digit,
                side,
                side / 20.0,
                AffineTransform.getScaleInstance(side / 100.0, side / 100.0),
                Color.BLACK,
                Color.WHITE);
    }

    static byte[] file(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, bytes)) {
            throw new IOException("no " + format);
        }
        return bytes.toByteArray();
    }

    private static Path2D path(String text) {
        Path2D path = new Path2D.Double();
        String[] words = text.split(" ");
        for (int i = 0; i < words.length; ) {
            double[] numbers = new double[words[i].equals("C") ? 6 : 2];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = Double.parseDouble(words[i + 1 + k]);
            }
            switch (words[i]) {
                case "M" -> path.moveTo(numbers[0], numbers[1]);
                case "L" -> path.lineTo(numbers[0], numbers[1]);
                default -> path.curveTo(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
            }
            i += 1 + numbers.length;
        }
        return path;
    }
}
