package dev.baton.finance.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/** Reads the cells of a CSV statement as it was declared. */
final class CsvCells {
    private static final int LONGEST = 2_000;

    private final CsvColumns declared;
    private final DateTimeFormatter days;
    private final Pattern amounts;

    CsvCells(CsvColumns declared) {
        this.declared = declared;
        if (!declared.columns().containsKey("booked")
                || !(declared.columns().containsKey("amount")
                        || declared.columns()
                                .keySet()
                                .containsAll(java.util.Set.of("debit", "credit")))) {
            throw Refused.unreadable(
                    "its columns are not declared.",
                    "Name the columns for booked and for amount (or debit and credit).");
        }
        days = formatter(declared.date());
        amounts =
                switch (declared.decimal()) {
                    case "," -> Pattern.compile("[+-]?\\d{1,3}(\\.?\\d{3})*(,\\d{1,5})?-?");
                    case "." -> Pattern.compile("[+-]?\\d{1,3}(,?\\d{3})*(\\.\\d{1,5})?-?");
                    default ->
                            throw Refused.unreadable(
                                    "the decimal sign is not declared.",
                                    "Say whether decimal is “.” or “,”.");
                };
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern.replace("y", "u"), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException _) {
            throw Refused.unreadable(
                    "“%s” is no pattern of a day.".formatted(Decimals.shortened(pattern)),
                    "Give one such as dd.MM.yyyy or yyyy-MM-dd.");
        }
    }

    BankStatement.Line line(CSVRecord row) {
        var booked =
                day(row, "booked")
                        .orElseThrow(
                                () -> Refused.unreadable("line %d has no day.".formatted(at(row))));
        return new BankStatement.Line(
                booked,
                day(row, "value").orElse(booked),
                amount(row),
                text(row, "remittance").map(CsvCells::bounded).orElse(""),
                text(row, "counterparty").orElse(null),
                text(row, "counterparty_iban").map(CamtPage::compact).orElse(null),
                text(row, "end_to_end_id").orElse(null),
                text(row, "reference").orElse(null));
    }

    private static String bounded(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private BigDecimal amount(CSVRecord row) {
        if (declared.columns().containsKey("amount")) {
            return amount(row, "amount").orElseThrow(() -> none(row));
        }
        var debit = amount(row, "debit").map(BigDecimal::abs);
        var credit = amount(row, "credit");
        if (debit.isPresent()
                && credit.isPresent()
                && debit.get().signum() * credit.get().signum() != 0) {
            throw Refused.unreadable("line %d has a debit and a credit.".formatted(at(row)));
        }
        return credit.filter(amount -> amount.signum() != 0 || debit.isEmpty())
                .or(() -> debit.map(BigDecimal::negate))
                .orElseThrow(() -> none(row));
    }

    /** The amount in the column for that field; empty when there is none. */
    Optional<BigDecimal> amount(CSVRecord row, String field) {
        return text(row, field).map(text -> decimal(text, row));
    }

    private BigDecimal decimal(String text, CSVRecord row) {
        var tight = text.replaceAll("[\\s\u00a0\u202f']", "");
        if (!amounts.matcher(tight).matches()) {
            throw Refused.unreadable(
                    "“%s” in line %d is no amount with the decimal sign “%s”."
                            .formatted(Decimals.shortened(text), at(row), declared.decimal()));
        }
        var thousands = declared.decimal().equals(",") ? "." : ",";
        var plain = tight.replace(thousands, "").replace(',', '.');
        var negative = plain.endsWith("-");
        var number = Decimals.plain(negative ? plain.substring(0, plain.length() - 1) : plain);
        return negative ? number.negate() : number;
    }

    private Optional<LocalDate> day(CSVRecord row, String field) {
        return text(row, field)
                .map(text -> {
                    try {
                        return LocalDate.parse(text, days);
                    } catch (DateTimeException _) {
                        throw Refused.unreadable(
                                "“%s” in line %d is no day as %s."
                                        .formatted(
                                                Decimals.shortened(text),
                                                at(row),
                                                declared.date()));
                    }
                });
    }

    private Optional<String> text(CSVRecord row, String field) {
        var heading = declared.columns().get(field);
        if (heading == null || !row.isSet(heading)) {
            return Optional.empty();
        }
        var text = row.get(heading).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static RuntimeException none(CSVRecord row) {
        return Refused.unreadable("line %d has no amount.".formatted(at(row)));
    }

    private static long at(CSVRecord row) {
        return row.getRecordNumber();
    }
}
