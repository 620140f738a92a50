package dev.baton.finance.bank;

import com.prowidesoftware.swift.model.field.Field61;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A booking of an MT940 file: field 61 with the details of field 86 behind it. */
final class Mt940Line {
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(,\\d{0,5})?");
    private static final Pattern SIX = Pattern.compile("\\d{6}");
    private static final Pattern FOUR = Pattern.compile("\\d{4}");

    private Mt940Line() {}

    static BankStatement.Line of(Mt940Reader.Tag tag, String details) {
        var field = new Field61(tag.text());
        var side = field.getComponent3();
        if (side == null || field.getComponent5() == null || field.getComponent1() == null) {
            throw Refused.unreadable("field :61: in line %d is no booking.".formatted(tag.line()));
        }
        var value = day(field.getComponent1(), tag);
        var amount = amount(field.getComponent5(), tag);
        var read = Details.of(details);
        var reference = given(field.getComponent8());
        return new BankStatement.Line(
                booked(value, field.getComponent2()),
                value,
                incoming(side) ? amount : amount.negate(),
                read.remittance().isEmpty() ? text(field.getComponent10()) : read.remittance(),
                read.counterparty(),
                read.iban(),
                read.endToEndId() == null ? reference : read.endToEndId(),
                given(field.getComponent9()));
    }

    /** A credit, or a debit that is taken back (RD). */
    private static boolean incoming(String side) {
        return side.equals("C") || side.equals("RD") || side.equals("ED");
    }

    static BigDecimal amount(String text, Mt940Reader.Tag tag) {
        if (!AMOUNT.matcher(text).matches()) {
            throw Refused.unreadable("the amount in line %d is none.".formatted(tag.line()));
        }
        return Decimals.plain(text.replace(',', '.'));
    }

    /** YYMMDD; banks that count 30 days a month write 30 February, meant is its last day. */
    static LocalDate day(String text, Mt940Reader.Tag tag) {
        if (!SIX.matcher(text).matches()) {
            throw Refused.unreadable("the day in line %d is none.".formatted(tag.line()));
        }
        var month = Integer.parseInt(text.substring(2, 4));
        var day = Integer.parseInt(text.substring(4, 6));
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            throw Refused.unreadable("the day in line %d is none.".formatted(tag.line()));
        }
        var of = YearMonth.of(2000 + Integer.parseInt(text.substring(0, 2)), month);
        return of.atDay(Math.min(day, of.lengthOfMonth()));
    }

    /** MMDD without a year: of the three that it may be, the one nearest the value date. */
    private static LocalDate booked(LocalDate value, @Nullable String text) {
        if (text == null || !FOUR.matcher(text).matches()) {
            return value;
        }
        var month = Integer.parseInt(text.substring(0, 2));
        var day = Integer.parseInt(text.substring(2, 4));
        if (month < 1 || month > 12 || day < 1) {
            return value;
        }
        var year = value.getYear();
        var december = value.getMonth() == Month.DECEMBER && month < 6;
        var january = value.getMonth().getValue() < 6 && month > 8;
        var of = YearMonth.of(december ? year + 1 : january ? year - 1 : year, month);
        return of.atDay(Math.min(day, of.lengthOfMonth()));
    }

    private static @Nullable String given(@Nullable String reference) {
        return reference == null || reference.isBlank() || reference.equals("NONREF")
                ? null
                : reference.strip();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
