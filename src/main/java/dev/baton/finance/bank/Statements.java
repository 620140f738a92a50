package dev.baton.finance.bank;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads statement files: camt.053, MT940, or CSV whose columns are declared. */
public final class Statements {
    private static final Pattern MT940 = Pattern.compile("(?m)^:(20|25|28C?|60[FM]):|^\\{1:F01");

    private Statements() {}

    /**
     * The statements of a file, each of which ties (opening balance and lines make the closing
     * balance). Throws a problem of cause bad_request when it cannot be read, rejected when it does
     * not tie, too_large beyond 32 MiB or 100,000 lines.
     */
    public static List<BankStatement> read(byte[] bytes, @Nullable CsvColumns columns) {
        if (bytes.length > Refused.MOST_BYTES) {
            throw Refused.tooLarge("more than 32 MiB");
        }
        return StatementCheck.whole(pages(bytes, columns));
    }

    private static List<BankStatement> pages(byte[] bytes, @Nullable CsvColumns columns) {
        var head =
                new String(bytes, 0, Math.min(bytes.length, 4_000), StandardCharsets.ISO_8859_1)
                        .replace("\u0000", "")
                        .replaceFirst("^[^\\x20-\\x7e\\s]{1,3}", "")
                        .stripLeading();
        if (head.startsWith("<")) {
            return CamtReader.read(bytes);
        }
        if (MT940.matcher(head).find()) {
            return Mt940Reader.read(bytes);
        }
        if (columns == null) {
            throw Refused.unreadable(
                    "it is neither camt.053 nor MT940.",
                    "When it is CSV, declare its columns, decimal sign, date pattern and balances.");
        }
        return List.of(CsvReader.read(bytes, columns));
    }
}
