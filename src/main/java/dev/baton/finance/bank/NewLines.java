package dev.baton.finance.bank;

import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.json.Canonical;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a statement the books do not have yet: a statement read twice, in another format
 * too, or one of a month after those of its days, adds nothing twice.
 */
public final class NewLines {
    private NewLines() {}

    private record Key(LocalDate booked, BigDecimal amount) {}

    /**
     * The new ones; their ids follow from account, day, amount and how many such lines there are.
     */
    public static List<BankLine> of(
            BankStatement statement, BankAccount bank, Collection<BankLine> known) {
        var there = new HashMap<Key, List<BankLine>>();
        for (var line : known) {
            if (line.bankAccount().equals(bank.id())) {
                there.computeIfAbsent(key(line.booked(), line.amount()), _ -> new ArrayList<>())
                        .add(line);
            }
        }
        var counts = new HashMap<Key, Integer>();
        there.forEach((key, lines) -> counts.put(key, lines.size()));
        var fresh = new ArrayList<BankLine>();
        for (var line : statement.lines()) {
            var key = key(line.booked(), line.amount());
            if (!taken(there, key, line)) {
                var number = counts.merge(key, 1, Integer::sum);
                fresh.add(line(line, statement, bank, number));
            }
        }
        return List.copyOf(fresh);
    }

    /** Takes the known line that this one is; false when there is none. */
    private static boolean taken(Map<Key, List<BankLine>> there, Key key, BankStatement.Line line) {
        var candidates = there.getOrDefault(key, List.of());
        for (var same : candidates) {
            if (bare(same.remittance()).equals(bare(line.remittance()))) {
                return candidates.remove(same);
            }
        }
        for (var like : candidates) {
            if (!differs(like.endToEndId(), line.endToEndId())) {
                return candidates.remove(like);
            }
        }
        return false;
    }

    private static boolean differs(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !bare(one).equals(bare(other));
    }

    private static String bare(String text) {
        return text.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", "");
    }

    private static Key key(LocalDate booked, BigDecimal amount) {
        return new Key(booked, amount.stripTrailingZeros());
    }

    private static BankLine line(
            BankStatement.Line line, BankStatement statement, BankAccount bank, int number) {
        var told =
                List.of(
                        bank.iban(),
                        line.booked().toString(),
                        line.amount().stripTrailingZeros().toPlainString(),
                        number);
        return new BankLine(
                "bl-" + Canonical.hash(told).substring(0, 20),
                bank.id(),
                line.booked(),
                line.value(),
                statement.currency(),
                line.amount(),
                line.remittance(),
                line.counterparty(),
                line.counterpartyIban(),
                line.endToEndId());
    }
}
