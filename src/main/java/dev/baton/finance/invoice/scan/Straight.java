package dev.baton.finance.invoice.scan;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * Turns a page that lies askew. The angle is the one at which its rows of dots are the most uneven:
 * lines of text and the gaps between them (projection profile, Postl 1986).
 */
final class Straight {
    private static final double MOST = 4;
    private static final double STEP = 0.1;
    private static final int WIDTH = 800;
    private static final int DARK = 140;

    private Straight() {}

    static BufferedImage of(BufferedImage page) {
        double angle = angle(page);
        return Math.abs(angle) < 0.15 ? page : turned(page, angle);
    }

    /** In degrees, positive when text climbs to the right. */
    static double angle(BufferedImage page) {
        var small = scaled(page, (double) WIDTH / page.getWidth());
        var dots = dots(small);
        double best = 0;
        double sharpest = -1;
        for (double angle = -MOST; angle <= MOST; angle += STEP) {
            double sharpness = sharpness(dots, small.getHeight(), small.getWidth(), angle);
            if (sharpness > sharpest) {
                sharpest = sharpness;
                best = angle;
            }
        }
        return best;
    }

    private static int[][] dots(BufferedImage small) {
        var found = new java.util.ArrayList<int[]>();
        var raster = small.getRaster();
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                if (raster.getSample(x, y, 0) < DARK) {
                    found.add(new int[] {x, y});
                }
            }
        }
        return found.toArray(int[][]::new);
    }

    private static double sharpness(int[][] dots, int height, int width, double angle) {
        double slope = Math.tan(Math.toRadians(angle));
        int margin = (int) (Math.abs(slope) * width) + 2;
        var rows = new double[height + 2 * margin];
        for (var dot : dots) {
            rows[(int) (dot[1] + slope * dot[0]) + margin]++;
        }
        double sum = 0;
        for (int i = 1; i < rows.length; i++) {
            sum += (rows[i] - rows[i - 1]) * (rows[i] - rows[i - 1]);
        }
        return sum;
    }

    static BufferedImage scaled(BufferedImage page, double factor) {
        var scaled =
                new BufferedImage(
                        Math.max(1, (int) (page.getWidth() * factor)),
                        Math.max(1, (int) (page.getHeight() * factor)),
                        BufferedImage.TYPE_BYTE_GRAY);
        return drawn(page, scaled, AffineTransform.getScaleInstance(factor, factor));
    }

    private static BufferedImage turned(BufferedImage page, double angle) {
        var turned =
                new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        return drawn(
                page,
                turned,
                AffineTransform.getRotateInstance(
                        Math.toRadians(angle), page.getWidth() / 2.0, page.getHeight() / 2.0));
    }

    private static BufferedImage drawn(
            BufferedImage from, BufferedImage to, AffineTransform transform) {
        var graphics = to.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, to.getWidth(), to.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(from, transform, null);
        graphics.dispose();
        return to;
    }
}
