package dev.baton.finance.bank.match;

import dev.baton.finance.book.BankLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** A bank line as it is compared: whom it may be from, what its text may refer to. */
record Seen(
        BankLine line,
        Set<String> parties,
        Set<String> keys,
        Set<String> numbers,
        Set<String> words) {
    static Seen of(BankLine line, PartyNames names) {
        var keys = new HashSet<>(Wording.keys(line.remittance()));
        var numbers = new HashSet<>(Wording.numbers(line.remittance()));
        if (line.endToEndId() != null) {
            keys.addAll(Wording.keys(line.endToEndId()));
            numbers.addAll(Wording.numbers(line.endToEndId()));
        }
        var words = new HashSet<>(Wording.words(line.remittance()));
        words.addAll(Wording.words(Objects.requireNonNullElse(line.counterparty(), "")));
        return new Seen(line, names.of(line), keys, numbers, words);
    }

    String id() {
        return line.id();
    }

    BigDecimal amount() {
        return line.amount();
    }

    LocalDate day() {
        return line.booked();
    }
}
