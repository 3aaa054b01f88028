package org.jianyi.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Drawn stand-ins for photographs and scans. Without letters: a server may have no fonts. */
final class Pictures {

    private Pictures() {}

    /** Fields, a road, hills, often a pond. */
    static byte[] outdoors(int seed) {
        Random random = new Random(seed * 31L);
        BufferedImage image = new BufferedImage(480, 320, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        int horizon = 90 + random.nextInt(90);
        sky(pen, horizon, random);
        for (int ridge = 0; ridge < 2; ridge++) {
            boolean far = ridge == 0;
            pen.setColor(far ? shade(150, 170, 170, random) : shade(105, 135, 110, random));
            Polygon hills = new Polygon();
            hills.addPoint(0, horizon);
            for (int x = 0; x <= 480; x += 40) {
                hills.addPoint(x, horizon - 6 - random.nextInt(far ? 60 : 28));
            }
            hills.addPoint(480, horizon);
            pen.fill(hills);
        }
        pen.setPaint(new GradientPaint(0, horizon, shade(150, 160, 95, random), 0, 320, shade(100, 125, 60, random)));
        pen.fillRect(0, horizon, 480, 320 - horizon);
        pen.setColor(new Color(80, 105, 55));
        for (int line = 1; line < 4; line++) {
            int y = horizon + line * line * 12;
            pen.drawLine(0, y, 480, y + random.nextInt(9) - 4);
        }
        if (random.nextInt(3) > 0) {
            pen.setColor(shade(120, 160, 185, random));
            pen.fillOval(random.nextInt(360) - 40, horizon + 30 + random.nextInt(50), 170, 44);
        }
        int vanishing = 80 + random.nextInt(320);
        int near = random.nextInt(300);
        int[] xs = {vanishing - 3, vanishing + 3, near + 190, near};
        int[] ys = {horizon, horizon, 320, 320};
        pen.setColor(shade(190, 183, 168, random));
        pen.fill(new Polygon(xs, ys, xs.length));
        return png(image, pen);
    }

    /** A row of houses along a street. */
    static byte[] street(int seed) {
        Random random = new Random(seed * 37L);
        BufferedImage image = new BufferedImage(480, 320, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        sky(pen, 240, random);
        int kerb = 210 + random.nextInt(25);
        int x = -random.nextInt(30);
        while (x < 480) {
            int width = 70 + random.nextInt(60);
            house(pen, x, width, kerb, random);
            x += width;
        }
        pen.setPaint(new GradientPaint(0, kerb, shade(150, 148, 145, random), 0, 320, shade(110, 110, 112, random)));
        pen.fillRect(0, kerb, 480, 320 - kerb);
        pen.setColor(new Color(178, 174, 168));
        pen.fillRect(0, kerb, 480, 9);
        pen.setColor(new Color(70, 70, 72));
        pen.fillOval(60 + random.nextInt(330), kerb + 42, 46, 17);
        pen.setStroke(new BasicStroke(4f));
        int pole = 40 + random.nextInt(400);
        pen.drawLine(pole, 40, pole, kerb + 6);
        return png(image, pen);
    }

    private static void house(Graphics2D pen, int x, int width, int ground, Random random) {
        int top = 60 + random.nextInt(70);
        pen.setColor(shade(205, 195, 178, random));
        pen.fillRect(x, top, width - 3, ground - top);
        pen.setColor(shade(120, 100, 90, random));
        pen.fillRect(x - 3, top - 9, width + 3, 11);
        pen.setColor(new Color(90, 105, 118));
        for (int y = top + 16; y < ground - 60; y += 38) {
            pen.fillRect(x + 12, y, 18, 24);
            pen.fillRect(x + width - 36, y, 18, 24);
        }
        pen.setColor(shade(140, 120, 105, random));
        pen.fillRect(x + 10, ground - 46, width - 24, 46);
    }

    private static void sky(Graphics2D pen, int horizon, Random random) {
        pen.setPaint(new GradientPaint(0, 0, shade(150, 185, 215, random), 0, horizon, shade(225, 232, 236, random)));
        pen.fillRect(0, 0, 480, horizon + 10);
    }

    private static Color shade(int red, int green, int blue, Random random) {
        int by = random.nextInt(37) - 18;
        return new Color(red + by, green + by, blue + by);
    }

    /** Lines as of handwriting, and a red seal. */
    static byte[] paper(int seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(420, 594, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        pen.setColor(new Color(252, 251, 247));
        pen.fillRect(0, 0, 420, 594);
        pen.setColor(new Color(60, 60, 70));
        pen.fillRect(110, 50, 200, 14);
        for (int y = 100; y < 430; y += 20) {
            int x = 48;
            int end = y % 100 == 0 ? 200 : 372;
            while (x < end) {
                int width = 6 + random.nextInt(12);
                pen.fillRect(x, y + random.nextInt(3), width, 6);
                x += width + 4;
            }
        }
        pen.setStroke(new BasicStroke(2f));
        pen.drawArc(240, 455, 40, 24, 30, 200);
        pen.drawArc(262, 450, 50, 30, 200, 220);
        pen.setColor(new Color(200, 40, 40));
        pen.setStroke(new BasicStroke(3f));
        pen.drawOval(255, 440, 86, 86);
        return png(image, pen);
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return pen;
    }

    private static byte[] png(BufferedImage image, Graphics2D pen) {
        pen.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
