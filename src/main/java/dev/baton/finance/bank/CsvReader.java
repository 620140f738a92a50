package dev.baton.finance.bank;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** CSV with declared columns: a statement whose format its reader was told. */
final class CsvReader {
    private CsvReader() {}

    static BankStatement read(byte[] bytes, CsvColumns declared) {
        var cells = new CsvCells(declared);
        var lines = new ArrayList<BankStatement.Line>();
        var balances = new ArrayList<BigDecimal>();
        for (var row : rows(decoded(bytes, declared.charset()), declared)) {
            lines.add(cells.line(row));
            cells.amount(row, "balance").ifPresent(balances::add);
            if (lines.size() > Refused.MOST_LINES) {
                throw Refused.tooLarge("more than " + Refused.MOST_LINES + " lines");
            }
        }
        return statement(declared, lines, balances);
    }

    private static BankStatement statement(
            CsvColumns declared, List<BankStatement.Line> lines, List<BigDecimal> balances) {
        if (lines.isEmpty()) {
            throw Refused.unreadable("it has no lines.");
        }
        var newestFirst = lines.getFirst().booked().isAfter(lines.getLast().booked());
        if (newestFirst) {
            lines = lines.reversed();
            balances = balances.reversed();
        }
        var opening = declared.opening();
        var closing = declared.closing();
        if (balances.size() == lines.size()) {
            opening =
                    opening == null
                            ? balances.getFirst().subtract(lines.getFirst().amount())
                            : opening;
            closing = closing == null ? balances.getLast() : closing;
            follow(requireNonNull(opening), lines, balances);
        }
        if (opening == null || closing == null) {
            throw Refused.unreadable(
                    "its %s balance is not known."
                            .formatted(opening == null ? "opening" : "closing"),
                    "Give opening and closing, or name the column with the balance after each line.");
        }
        return new BankStatement(
                declared.account().iban().replaceAll("\\s", ""),
                declared.account().currency(),
                "",
                opening,
                closing,
                lines.getLast().booked(),
                List.copyOf(lines));
    }

    /** Every balance follows from the one before it; the first that does not is named. */
    private static void follow(
            BigDecimal opening, List<BankStatement.Line> lines, List<BigDecimal> balances) {
        var balance = opening;
        for (var i = 0; i < lines.size(); i++) {
            balance = balance.add(lines.get(i).amount());
            if (balance.compareTo(balances.get(i)) != 0) {
                throw Refused.wrong(
                        "after line %d (%s, %s) the balance should be %s, the file says %s."
                                .formatted(
                                        i + 1,
                                        lines.get(i).booked(),
                                        lines.get(i).amount().toPlainString(),
                                        balance.toPlainString(),
                                        balances.get(i).toPlainString()),
                        "Fetch the statement from the bank once more.");
            }
        }
    }

    private static List<CSVRecord> rows(String text, CsvColumns declared) {
        var format =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(declared.delimiter())
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreEmptyLines(true)
                        .setIgnoreSurroundingSpaces(true)
                        .setAllowMissingColumnNames(true)
                        .get();
        try (var parser = format.parse(new StringReader(text))) {
            var known = parser.getHeaderNames();
            for (var heading : declared.columns().entrySet()) {
                if (!known.contains(heading.getValue())) {
                    throw Refused.unreadable(
                            "there is no column “%s” for %s."
                                    .formatted(heading.getValue(), heading.getKey()),
                            "Its columns are: %s."
                                    .formatted(
                                            String.join(
                                                    ", ",
                                                    known.stream()
                                                            .limit(40)
                                                            .map(Decimals::shortened)
                                                            .toList())));
                }
            }
            return bounded(parser.iterator());
        } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
            throw Refused.unreadable("it is no CSV: " + shortened(e.getMessage()) + ".");
        }
    }

    private static List<CSVRecord> bounded(java.util.Iterator<CSVRecord> all) {
        var rows = new ArrayList<CSVRecord>();
        while (all.hasNext()) {
            if (rows.size() >= Refused.MOST_LINES) {
                throw Refused.tooLarge("more than " + Refused.MOST_LINES + " lines");
            }
            rows.add(all.next());
        }
        return rows;
    }

    private static String decoded(byte[] bytes, String charset) {
        try {
            var text =
                    Charset.forName(charset).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw Refused.unreadable(
                    "it is not written in %s.".formatted(charset),
                    "Declare its charset, for example windows-1252.");
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            throw Refused.unreadable("there is no charset “%s”.".formatted(charset));
        }
    }

    private static String shortened(@Nullable String text) {
        return text == null ? "" : Decimals.shortened(text);
    }
}
