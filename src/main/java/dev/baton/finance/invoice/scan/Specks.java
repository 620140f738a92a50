package dev.baton.finance.invoice.scan;

import java.awt.image.BufferedImage;

/**
 * Takes single dots off a grey page: a dot unlike nearly all around it becomes what lies in their
 * middle (a conditional median, so that strokes stay as they are).
 */
final class Specks {
    private static final int UNLIKE = 60;
    private static final int COMPANIONS = 1;

    private Specks() {}

    static BufferedImage off(BufferedImage page) {
        int width = page.getWidth();
        int height = page.getHeight();
        var from = page.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
        var to = from.clone();
        var around = new int[8];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                around(from, at, width, around);
                if (companions(around, from[at]) <= COMPANIONS) {
                    java.util.Arrays.sort(around);
                    int middle = (around[3] + around[4]) / 2;
                    if (Math.abs(middle - from[at]) > UNLIKE / 2) {
                        to[at] = middle;
                    }
                }
            }
        }
        var clean = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        clean.getRaster().setSamples(0, 0, width, height, 0, to);
        return clean;
    }

    private static void around(int[] from, int at, int width, int[] into) {
        into[0] = from[at - width - 1];
        into[1] = from[at - width];
        into[2] = from[at - width + 1];
        into[3] = from[at - 1];
        into[4] = from[at + 1];
        into[5] = from[at + width - 1];
        into[6] = from[at + width];
        into[7] = from[at + width + 1];
    }

    private static int companions(int[] around, int dot) {
        int count = 0;
        for (int other : around) {
            if (Math.abs(other - dot) < UNLIKE) {
                count++;
            }
        }
        return count;
    }
}
