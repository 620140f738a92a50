package dev.baton.finance.invoice.pdf;

import java.io.IOException;
import java.io.InputStream;

/** Bytes written as text, base 85 (ISO 32000-1, 7.4.3), read again. */
final class Ascii extends InputStream {
    private final InputStream text;
    private final int[] ready = new int[4];
    private int next;
    private int count;

    Ascii(InputStream text) {
        this.text = text;
    }

    static boolean may(byte[] head) {
        return letter(head[0]) && letter(head[1]);
    }

    private static boolean letter(int letter) {
        return letter >= '!' && letter <= 'u' || letter == 'z';
    }

    @Override
    public int read() throws IOException {
        if (next == count && !fill()) {
            return -1;
        }
        return ready[next++];
    }

    private boolean fill() throws IOException {
        next = 0;
        count = 0;
        long value = 0;
        int digits = 0;
        while (digits < 5) {
            int letter = text.read();
            if (letter == 'z' && digits == 0) {
                return set(0, 4);
            }
            if (letter < 0 || letter == '~') {
                break;
            }
            if (letter > ' ') {
                if (!letter(letter)) {
                    return false;
                }
                value = value * 85 + letter - '!';
                digits++;
            }
        }
        for (int i = digits; i < 5; i++) {
            value = value * 85 + 84;
        }
        return digits > 1 && set(value, digits - 1);
    }

    private boolean set(long value, int bytes) {
        for (int i = 0; i < 4; i++) {
            ready[i] = (int) (value >> 24 - 8 * i & 0xff);
        }
        count = bytes;
        return true;
    }
}
