package dev.baton.finance.risk;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document's number, taken apart: what stands before the count, and the count. */
record Numbered(String series, long number) {
    private static final Pattern FORM = Pattern.compile("(.*?)(\\d{1,15})");

    /** Null when it does not end in digits. */
    static @Nullable Numbered of(String written) {
        var parts = FORM.matcher(written);
        return parts.matches()
                ? new Numbered(parts.group(1), Long.parseLong(parts.group(2)))
                : null;
    }
}
