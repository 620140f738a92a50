package dev.baton.finance.sample;

import dev.baton.finance.book.BankLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Statements as MT940 with the subfields that German banks use. */
final class Mt940 {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMdd", Locale.ROOT);
    private static final int WIDTH = 27;
    private static final int LINE = 65;

    private Mt940() {}

    static String write(StatementPage page) {
        var text = new StringBuilder();
        text.append(":20:%s\r\n".formatted(page.name().toUpperCase(Locale.ROOT)));
        text.append(":25:%s\r\n".formatted(page.bank().iban));
        text.append(":28C:%d/1\r\n".formatted(page.month().getMonthValue()));
        text.append(balance(":60F:", page, page.opening(), page.month().atDay(1)));
        for (var line : page.lines()) {
            text.append(booking(line));
        }
        text.append(balance(":62F:", page, page.closing(), page.last()));
        return text.append("-\r\n").toString();
    }

    private static String balance(
            String tag, StatementPage page, BigDecimal amount, LocalDate day) {
        return "%s%s%s%s%s\r\n"
                .formatted(tag, side(amount), DAY.format(day), page.bank().currency, plain(amount));
    }

    private static String booking(BankLine line) {
        var reference = line.endToEndId() == null ? "NONREF" : cut(line.endToEndId(), 16);
        var head =
                ":61:%s%s%s%sNTRF%s\r\n"
                        .formatted(
                                DAY.format(line.value()),
                                SHORT.format(line.booked()),
                                side(line.amount()),
                                plain(line.amount()),
                                reference);
        return head + folded(":86:" + details(line));
    }

    private static String details(BankLine line) {
        var text = new StringBuilder(line.amount().signum() < 0 ? "177" : "166");
        text.append("?00UEBERWEISUNG");
        var purpose =
                line.endToEndId() == null
                        ? line.remittance()
                        : "EREF+%s SVWZ+%s".formatted(line.endToEndId(), line.remittance());
        for (var i = 0; i * WIDTH < purpose.length() && i < 10; i++) {
            var end = Math.min(purpose.length(), (i + 1) * WIDTH);
            text.append("?2").append(i).append(purpose, i * WIDTH, end);
        }
        if (line.counterpartyIban() != null) {
            text.append("?31").append(line.counterpartyIban());
        }
        return text + (line.counterparty() == null ? "" : name(line.counterparty()));
    }

    private static String name(@Nullable String name) {
        var all = name == null ? "" : name;
        return "?32" + cut(all, WIDTH) + (all.length() > WIDTH ? "?33" + all.substring(WIDTH) : "");
    }

    private static String folded(String text) {
        var lines = new StringBuilder();
        for (var i = 0; i < text.length(); i += LINE) {
            lines.append(text, i, Math.min(text.length(), i + LINE)).append("\r\n");
        }
        return lines.toString();
    }

    private static String side(BigDecimal amount) {
        return amount.signum() < 0 ? "D" : "C";
    }

    private static String plain(BigDecimal amount) {
        return amount.abs().toPlainString().replace('.', ',');
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
