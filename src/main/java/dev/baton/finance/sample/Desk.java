package dev.baton.finance.sample;

import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the story is written down: entries, bank lines, invoices, what was planted. */
final class Desk {
    /** Entries above it need a second person; invoices, too. */
    static final BigDecimal LIMIT = Money.of(10_000);

    static final String HEAD = "h.richter";

    final Frame frame;
    final Rates rates;
    final List<Draft> drafts = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    final List<Planted> plants = new ArrayList<>();
    private final Dice dice;

    /** Something planted, whose ids are known once all entries have their numbers. */
    record Planted(Plant.Kind kind, List<Supplier<String>> ids, BigDecimal amount) {}

    Desk(Frame frame) {
        this.frame = frame;
        this.dice = frame.dice().named("desk");
        this.rates = new Rates(frame.dice().named("rates").share() * 6);
    }

    Draft post(Journal journal, LocalDate date, String text, String source, Lines lines) {
        return post(journal, date, text, source, null, lines);
    }

    /** Written on the day it belongs to, by the journal's clerk; large ones are approved. */
    Draft post(
            Journal journal,
            LocalDate date,
            String text,
            String source,
            @Nullable String document,
            Lines lines) {
        var balanced = lines.balanced();
        var clerk = Days.works(date) ? journal.clerk : "system";
        return write(
                new Draft(
                        journal,
                        date,
                        during(date),
                        text,
                        source,
                        document,
                        clerk,
                        large(balanced) ? HEAD : null,
                        balanced));
    }

    Draft write(Draft draft) {
        drafts.add(draft);
        return draft;
    }

    /** A time of that working day. */
    Instant during(LocalDate day) {
        return day.atTime(LocalTime.of(8, 0))
                .toInstant(ZoneOffset.UTC)
                .plus(Duration.ofSeconds(dice.below(9 * 3600)));
    }

    /** A line of the bank that tells of these entries, so many working days later. */
    Move move(Bank bank, LocalDate value, int lag, String remittance, List<Draft> entries) {
        var amount =
                entries.stream()
                        .map(draft -> draft.on(bank.account))
                        .reduce(Money.NONE, BigDecimal::add);
        var move = new Move(bank, Days.later(value, lag), value, amount, remittance, entries);
        moves.add(move);
        return move;
    }

    void plant(Plant.Kind kind, BigDecimal amount, List<Supplier<String>> ids) {
        plants.add(new Planted(kind, ids, amount));
    }

    private static boolean large(List<Entry.Line> lines) {
        return lines.stream().anyMatch(line -> line.base().compareTo(LIMIT) > 0);
    }
}
