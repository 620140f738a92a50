package dev.baton.pipeline.load.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY. */
final class CopyText {
    private byte[] bytes = new byte[65_536];
    private int size;

    /** Adds a row: the values and its line. */
    void row(List<@Nullable String> values, long line) {
        for (var value : values) {
            if (value == null) {
                put('\\');
                put('N');
            } else {
                put(value);
            }
            put('\t');
        }
        put(Long.toString(line));
        put('\n');
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    private void put(String value) {
        for (var at = 0; at < value.length(); at++) {
            var each = value.charAt(at);
            if (each >= 0x80) {
                rest(value.substring(at));
                return;
            }
            plain(each);
        }
    }

    /** From the first character beyond ASCII on. */
    private void rest(String value) {
        for (var each : value.getBytes(StandardCharsets.UTF_8)) {
            plain(each);
        }
    }

    private void plain(int each) {
        switch (each) {
            case '\\' -> escaped('\\');
            case '\t' -> escaped('t');
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            default -> put(each);
        }
    }

    private void escaped(int letter) {
        put('\\');
        put(letter);
    }

    private void put(int each) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, size * 2);
        }
        bytes[size++] = (byte) each;
    }
}
