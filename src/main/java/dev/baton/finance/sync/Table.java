package dev.baton.finance.sync;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with a line of names; what does not fit is noted with its line, and reading goes on.
 */
final class Table {
    private static final int MOST_FAULTS = 50;

    private final String name;
    private final List<String> faults;
    private final List<CSVRecord> records;
    private final Set<String> columns;

    private Table(String name, List<CSVRecord> records, Set<String> columns, List<String> faults) {
        this.name = name;
        this.records = records;
        this.columns = columns;
        this.faults = faults;
    }

    /** Parted by commas, or by semicolons where the first line has only those. */
    static Table read(String name, String text, List<String> faults) {
        var clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var head = clean.lines().findFirst().orElse("");
        var format =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(head.contains(",") ? ',' : ';')
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setTrim(true)
                        .setIgnoreEmptyLines(true)
                        .setIgnoreHeaderCase(true)
                        .get();
        try (var parser = format.parse(new StringReader(clean))) {
            var records = parser.getRecords();
            return new Table(name, records, Set.copyOf(parser.getHeaderNames()), faults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            faults.add("%s is not CSV: %s".formatted(name, e.getMessage()));
            return new Table(name, List.of(), Set.of(), faults);
        }
    }

    int size() {
        return records.size();
    }

    /** Each line read so; those that do not fit are left out and noted. */
    <T> List<T> rows(Function<Row, T> read) {
        var rows = new ArrayList<T>(records.size());
        for (var line : records) {
            try {
                rows.add(read.apply(new Row(line)));
            } catch (Unfit e) {
                if (faults.size() < MOST_FAULTS) {
                    faults.add(
                            "%s line %s: %s"
                                    .formatted(name, line.getRecordNumber() + 1, e.getMessage()));
                }
            }
        }
        return rows;
    }

    /** A cell that does not fit. */
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unfit(String message) {
            super(message);
        }
    }

    /** One line. */
    final class Row {
        private final CSVRecord line;

        private Row(CSVRecord line) {
            this.line = line;
        }

        @Nullable String maybe(String column) {
            var found = columns.stream().filter(column::equalsIgnoreCase).findFirst();
            if (found.isEmpty() || !line.isSet(found.get())) {
                return null;
            }
            var text = line.get(found.get());
            return text.isBlank() ? null : text;
        }

        String text(String column) {
            var text = maybe(column);
            if (text == null) {
                throw new Unfit(column + " is missing");
            }
            return text;
        }

        String text(String column, String otherwise) {
            var text = maybe(column);
            return text == null ? otherwise : text;
        }

        LocalDate day(String column) {
            try {
                return LocalDate.parse(text(column));
            } catch (DateTimeParseException _) {
                throw new Unfit(column + " is not a day like 2026-06-30: " + text(column));
            }
        }

        @Nullable LocalDate maybeDay(String column) {
            return maybe(column) == null ? null : day(column);
        }

        Instant instant(String column, Instant otherwise) {
            try {
                var text = maybe(column);
                return text == null ? otherwise : Instant.parse(text);
            } catch (DateTimeParseException _) {
                throw new Unfit(column + " is not a time like 2026-06-30T12:00:00Z");
            }
        }

        BigDecimal money(String column) {
            var money = maybeMoney(column);
            if (money == null) {
                throw new Unfit(column + " is missing");
            }
            return money;
        }

        @Nullable BigDecimal maybeMoney(String column) {
            var text = maybe(column);
            if (text == null) {
                return null;
            }
            if (!text.matches("[+-]?\\d{1,15}(\\.\\d{1,2})?")) {
                throw new Unfit(column + " is not an amount like -1234.50: " + text);
            }
            return new BigDecimal(text).setScale(2);
        }

        int whole(String column, int otherwise) {
            var text = maybe(column);
            if (text == null) {
                return otherwise;
            }
            if (!text.matches("\\d{1,9}")) {
                throw new Unfit(column + " is not a whole number: " + text);
            }
            return Integer.parseInt(text);
        }

        <E extends Enum<E>> E word(Class<E> type, String column) {
            try {
                return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException _) {
                throw new Unfit(
                        "%s is none of %s: %s"
                                .formatted(
                                        column,
                                        List.of(type.getEnumConstants())
                                                .toString()
                                                .toLowerCase(Locale.ROOT),
                                        text(column)));
            }
        }
    }
}
