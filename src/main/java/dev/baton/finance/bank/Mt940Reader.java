package dev.baton.finance.bank;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * MT940, with or without its SWIFT blocks, one or many statements in a file. What follows the
 * closing balance (:62F:) and is malformed is trimmed: banks write trailers of their own.
 */
final class Mt940Reader {
    private static final Pattern TAG = Pattern.compile("^:(\\d\\d[A-Z]?):(.*)$");
    private static final Pattern END = Pattern.compile("^-}?.*$");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Mt940Reader() {}

    /** A field of the file: its tag, what it says (lines joined by \n), its line from 1. */
    record Tag(String name, String text, int line) {}

    static List<BankStatement> read(byte[] bytes) {
        var pages = new ArrayList<BankStatement>();
        Mt940Page page = null;
        var lines = 0;
        for (var tag : tags(decoded(bytes))) {
            if (tag.name().equals("20") || (tag.name().equals("25") && page == null)) {
                if (page != null && page.begun()) {
                    pages.add(page.statement());
                }
                page = new Mt940Page();
            }
            if (page != null && !page.over()) {
                page.add(tag);
                lines += tag.name().equals("61") ? 1 : 0;
            }
            if (lines > Refused.MOST_LINES) {
                throw Refused.tooLarge("more than " + Refused.MOST_LINES + " lines");
            }
        }
        if (page == null || (!page.begun() && pages.isEmpty())) {
            throw Refused.unreadable("it holds no statement (:20:, :25:, :60F: … :62F:).");
        }
        if (page.begun()) {
            pages.add(page.statement());
        }
        return pages;
    }

    /** The fields in their order; lines without a tag go on with the field before them. */
    static List<Tag> tags(String text) {
        var tags = new ArrayList<Tag>();
        var number = 0;
        var open = false;
        for (var line : text.lines().toList()) {
            number++;
            var tag = TAG.matcher(line);
            if (tag.matches()) {
                tags.add(new Tag(tag.group(1), tag.group(2).stripTrailing(), number));
                open = true;
            } else if (END.matcher(line).matches() || line.startsWith("{")) {
                // A block begins or ends; "-" may also begin a line of text, but not of a booking.
                open = open && line.length() > 2 && line.charAt(0) == '-' && line.charAt(1) != '}';
                if (open) {
                    append(tags, line);
                }
            } else if (open) {
                append(tags, line);
            }
        }
        return tags;
    }

    private static void append(List<Tag> tags, String line) {
        var last = tags.removeLast();
        tags.add(new Tag(last.name(), last.text() + "\n" + line.stripTrailing(), last.line()));
    }

    /** UTF-8 where the bytes are, else the western character set that banks use. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, WESTERN);
        }
    }
}
