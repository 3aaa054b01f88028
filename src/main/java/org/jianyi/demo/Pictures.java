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

    /** Fields, a road, a pond under some sky. */
    static byte[] outdoors(int seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(480, 320, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(image);
        int horizon = 110 + random.nextInt(60);
        pen.setPaint(new GradientPaint(0, 0, new Color(150, 190, 225), 0, horizon, new Color(228, 236, 240)));
        pen.fillRect(0, 0, 480, horizon);
        pen.setColor(new Color(110, 135, 115));
        Polygon hills = new Polygon();
        hills.addPoint(0, horizon);
        for (int x = 0; x <= 480; x += 60) {
            hills.addPoint(x, horizon - 8 - random.nextInt(40));
        }
        hills.addPoint(480, horizon);
        pen.fill(hills);
        pen.setPaint(new GradientPaint(0, horizon, new Color(140, 160, 90), 0, 320, new Color(95, 125, 60)));
        pen.fillRect(0, horizon, 480, 320 - horizon);
        int vanishing = 160 + random.nextInt(160);
        pen.setColor(new Color(190, 185, 172));
        pen.fill(new Polygon(
                new int[] {vanishing - 4, vanishing + 4, 330, 90}, new int[] {horizon, horizon, 320, 320}, 4));
        if (random.nextBoolean()) {
            pen.setColor(new Color(120, 165, 190));
            pen.fillOval(300 + random.nextInt(60), horizon + 40, 150, 60);
        }
        return png(image, pen);
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
