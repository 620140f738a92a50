package dev.baton.nl2sql.learn;

import dev.baton.nl2sql.link.Linking;
import dev.baton.nl2sql.link.Period;
import dev.baton.nl2sql.link.Target;
import dev.baton.nl2sql.link.Token;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question taken apart into its shape and the slots that were masked in it, left to right. */
record Masked(String shape, List<Slot> slots) {
    Masked {
        slots = List.copyOf(slots);
    }

    static Masked of(Linking linking) {
        var words = new ArrayList<String>();
        var slots = new ArrayList<Slot>();
        var tokens = linking.tokens();
        for (int i = 0; i < tokens.size(); ) {
            var stored = stored(linking, i);
            var when = when(linking, i);
            if (stored.isPresent()) {
                slots.add(stored.get().slot());
                words.add(stored.get().slot().mask());
                i = stored.get().to();
            } else if (when.isPresent()) {
                slots.add(when.get().slot());
                words.add(when.get().slot().mask());
                i = when.get().to();
            } else {
                token(tokens.get(i), words, slots);
                i++;
            }
        }
        return new Masked(String.join(" ", words), slots);
    }

    private record Span(Slot slot, int to) {}

    private static Optional<Span> stored(Linking linking, int at) {
        return linking.mentions().stream()
                .filter(mention -> mention.from() == at)
                .flatMap(mention ->
                        mention.best().target() instanceof Target.OfValue(var column, var value)
                                ? Optional.of(
                                        new Span(new Slot.Stored(column, value), mention.to()))
                                        .stream()
                                : Optional.<Span>empty().stream())
                .findFirst();
    }

    private static Optional<Span> when(Linking linking, int at) {
        return linking.periods().stream()
                .filter(period -> period.from() == at)
                .map(period -> new Span(new Slot.When(period), period.to()))
                .findFirst();
    }

    /** A bare number that may be a year is one: "the budget of 2025", "2025 budget". */
    private static Slot number(String text) {
        if (!text.matches("(?:19|20)\\d\\d")) {
            return new Slot.Amount(new BigDecimal(text));
        }
        int year = Integer.parseInt(text);
        return new Slot.When(
                new Period(
                        0, 0, LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), year, true));
    }

    private static void token(Token token, List<String> words, List<Slot> slots) {
        switch (token.kind()) {
            case WORD -> words.add(token.stem());
            case NUMBER -> {
                var slot = number(token.text());
                slots.add(slot);
                words.add(slot.mask());
            }
            case QUOTED -> {
                slots.add(new Slot.Quoted(token.text()));
                words.add("@");
            }
            // A date that is no period is not understood; it stays as it is.
            case DATE -> words.add(token.text());
            case SIGN -> {
                if (token.text().equals("%")) {
                    words.add("%");
                }
            }
        }
    }
}
