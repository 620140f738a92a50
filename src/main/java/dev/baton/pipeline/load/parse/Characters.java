package dev.baton.pipeline.load.parse;

import dev.baton.pipeline.load.layout.Unreadable;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * A text read character by character that keeps everything since the last mark, so that a record
 * which turns out to be broken is given up for its first line only.
 */
final class Characters {
    static final int END = -1;
    private static final int SHOWN = 500;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader in;
    private final int longest;
    private char[] buffer = new char[16_384];
    private int start;
    private int at;
    private int end;
    private long line = 1;
    private long markedLine = 1;

    /** No record may be longer than {@code longest} characters. */
    Characters(Reader in, int longest) throws IOException {
        this.in = in;
        this.longest = longest;
        if (filled() && buffer[0] == BYTE_ORDER_MARK) {
            at = 1;
        }
    }

    /** A record begins here; what was before is forgotten. */
    void mark() {
        start = at;
        markedLine = line;
    }

    /** The line of the mark. */
    long line() {
        return markedLine;
    }

    boolean more() throws IOException {
        return at < end || filled();
    }

    /** The next character, or {@link #END}; a line's end is always one newline character. */
    int read() throws IOException, Unreadable {
        if (at == end && !filled()) {
            return END;
        }
        if (at - start >= longest) {
            throw new Unreadable("the record is longer than %d characters".formatted(longest));
        }
        var next = buffer[at++];
        if (next == '\n') {
            line++;
        } else if (next == '\r') {
            if (peek() == '\n') {
                at++;
            }
            line++;
            return '\n';
        }
        return next;
    }

    /** The character that comes next, as it is written. */
    int peek() throws IOException {
        return at < end || filled() ? buffer[at] : END;
    }

    /** How the record since the mark begins. */
    String written() {
        var length = Math.min(at - start, SHOWN);
        return new String(buffer, start, length).stripTrailing();
    }

    /** Goes on after the line of the mark. */
    void giveUpLine() throws IOException {
        at = start;
        while (at < end || forgetAndFill()) {
            var next = buffer[at++];
            if (next == '\n' || next == '\r') {
                if (next == '\r' && peek() == '\n') {
                    at++;
                }
                break;
            }
        }
        line = markedLine + 1;
    }

    private boolean forgetAndFill() throws IOException {
        start = at;
        return filled();
    }

    private boolean filled() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            at -= start;
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        var count = in.read(buffer, end, buffer.length - end);
        end += Math.max(count, 0);
        return count > 0;
    }
}
