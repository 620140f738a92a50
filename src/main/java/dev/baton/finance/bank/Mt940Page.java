package dev.baton.finance.bank;

import com.prowidesoftware.swift.model.field.Field28C;
import com.prowidesoftware.swift.model.field.Field60F;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One message of an MT940 file while it is read: a statement, or one of its pages. */
final class Mt940Page {
    private static final Pattern GERMAN = Pattern.compile("\\d{8}/\\d{1,10}\\s*[A-Z]{0,3}");

    private final List<BankStatement.Line> lines = new ArrayList<>();
    private String account = "";
    private String number = "";
    private @Nullable Balance opening;
    private @Nullable Balance closing;
    private Mt940Reader.@Nullable Tag booking;

    private record Balance(BigDecimal amount, String currency, LocalDate day) {}

    boolean begun() {
        return opening != null || !account.isEmpty();
    }

    /** Whether its closing balance was read; what follows does not belong to it. */
    boolean over() {
        return closing != null;
    }

    void add(Mt940Reader.Tag tag) {
        switch (tag.name()) {
            case "25", "25P" -> account = account(tag.text());
            case "28", "28C" -> number = number(tag.text());
            case "60F", "60M" -> opening = balance(tag);
            case "61" -> {
                finish("");
                booking = tag;
            }
            case "86" -> finish(tag.text());
            case "62F", "62M" -> {
                finish("");
                closing = balance(tag);
            }
            default -> {}
        }
    }

    private void finish(String details) {
        if (booking != null) {
            var currency = opening == null ? "" : opening.currency();
            if (currency.isEmpty()) {
                throw Refused.unreadable(
                        "a booking stands before the opening balance in line %d."
                                .formatted(booking.line()));
            }
            lines.add(Mt940Line.of(booking, details));
            booking = null;
        }
    }

    private static String account(String text) {
        var first = text.lines().findFirst().orElse("").strip();
        // Old German files write bank code and account number here, some with a currency behind.
        return GERMAN.matcher(first).matches()
                ? first.replaceAll("\\s*[A-Z]*$", "")
                : first.replaceAll("\\s", "")
                        .replaceFirst(
                                "^(([A-Z]{2}\\d{2}[A-Z0-9]{11,30}?))(EUR|USD|GBP|CHF)$", "$1");
    }

    private static String number(String text) {
        return Objects.requireNonNullElse(new Field28C(text).getStatementNumber(), text.strip());
    }

    private static Balance balance(Mt940Reader.Tag tag) {
        var field = new Field60F(tag.text().lines().findFirst().orElse("").strip());
        var side = field.getDCMark();
        if (field.getAmount() == null || field.getCurrency() == null || side == null) {
            throw Refused.unreadable(
                    ":%s: in line %d is no balance.".formatted(tag.name(), tag.line()));
        }
        var amount = Mt940Line.amount(field.getAmount(), tag);
        return new Balance(
                side.startsWith("D") ? amount.negate() : amount,
                field.getCurrency(),
                Mt940Line.day(Objects.requireNonNullElse(field.getDate(), ""), tag));
    }

    BankStatement statement() {
        if (opening == null || closing == null) {
            throw Refused.unreadable(
                    "statement %s breaks off before its %s balance (:%s:)."
                            .formatted(
                                    number,
                                    opening == null ? "opening" : "closing",
                                    opening == null ? "60F" : "62F"));
        }
        return new BankStatement(
                account,
                closing.currency(),
                number,
                opening.amount(),
                closing.amount(),
                closing.day(),
                lines);
    }
}
