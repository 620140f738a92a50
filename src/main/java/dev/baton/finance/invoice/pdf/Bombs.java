package dev.baton.finance.invoice.pdf;

import dev.baton.finance.invoice.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * Refuses a PDF before it is parsed when it would unpack to more than any invoice does. Parsing
 * unpacks whole streams into memory, so they are counted here first without being kept.
 */
final class Bombs {
    static final long MOST = 256L << 20;
    private static final int DEEPEST = 4;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");

    /** Packings of old that unpack a thousandfold and that no invoice needs. */
    private static final List<String> REFUSED = List.of("/LZW", "/RunLength", "/RL ");

    private long unpacked;

    private Bombs() {}

    static void check(byte[] pdf) {
        var plain = new String(pdf, StandardCharsets.ISO_8859_1);
        var names =
                plain.indexOf('#') < 0
                        ? plain
                        : ESCAPED.matcher(plain)
                                .replaceAll(match ->
                                        java.util.regex.Matcher.quoteReplacement(
                                                String.valueOf(
                                                        (char)
                                                                Integer.parseInt(
                                                                        match.group(1), 16))));
        if (Pattern.compile("/Encrypt\\s").matcher(names).find()) {
            throw Refusal.unreadable("The PDF is encrypted.");
        }
        if (REFUSED.stream().anyMatch(name -> names.contains(name + "Decode"))) {
            throw Refusal.unreadable("The PDF is packed in a way that is not read.");
        }
        new Bombs().count(pdf);
    }

    private void count(byte[] pdf) {
        for (int at = next(pdf, 0); at >= 0; at = next(pdf, at)) {
            int from = at;
            while (from < pdf.length && (pdf[from] == '\r' || pdf[from] == '\n')) {
                from++;
            }
            count(new ByteArrayInputStream(pdf, from, pdf.length - from), 0);
        }
    }

    /** Just behind the next word "stream"; -1 when there is none. */
    private static int next(byte[] pdf, int from) {
        for (int i = from; i + STREAM.length <= pdf.length; i++) {
            if (pdf[i] == 's' && java.util.Arrays.equals(pdf, i, i + 6, STREAM, 0, 6)) {
                boolean ends = i >= 3 && pdf[i - 1] == 'd' && pdf[i - 2] == 'n';
                if (!ends) {
                    return i + STREAM.length;
                }
            }
        }
        return -1;
    }

    private void count(InputStream packed, int depth) {
        try {
            var start = new PushbackInputStream(packed, 2);
            var head = start.readNBytes(2);
            start.unread(head);
            if (head.length < 2) {
                return;
            }
            if (zlib(head)) {
                inflate(start, depth);
            } else if (depth < DEEPEST && Ascii.may(head)) {
                count(new Ascii(start), depth + 1);
            }
        } catch (IOException e) {
            // What cannot be unpacked here cannot be unpacked by the parser either.
            return;
        }
    }

    private static boolean zlib(byte[] head) {
        return (head[0] & 0x0f) == 8 && (((head[0] & 0xff) << 8) + (head[1] & 0xff)) % 31 == 0;
    }

    private void inflate(InputStream packed, int depth) throws IOException {
        if (depth >= DEEPEST) {
            throw tooLarge();
        }
        var inside = new PushbackInputStream(new InflaterInputStream(packed), 2);
        var head = inside.readNBytes(2);
        inside.unread(head);
        if (head.length == 2 && zlib(head)) {
            count(inside, depth + 1);
            return;
        }
        var buffer = new byte[1 << 16];
        for (int read = inside.read(buffer); read >= 0; read = inside.read(buffer)) {
            unpacked += read;
            if (unpacked > MOST) {
                throw tooLarge();
            }
        }
    }

    private static RuntimeException tooLarge() {
        return Refusal.tooLarge("The PDF unpacks to more than %d MB.".formatted(MOST >> 20));
    }
}
