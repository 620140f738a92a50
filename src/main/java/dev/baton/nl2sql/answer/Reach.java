package dev.baton.nl2sql.answer;

import dev.baton.nl2sql.link.Period;
import dev.baton.nl2sql.link.Periods;
import dev.baton.nl2sql.link.Token;
import dev.baton.nl2sql.link.Tokens;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * From when to when there are rows, where a question's own time has none; {@code column} is the
 * date that counts.
 */
public record Reach(String column, LocalDate oldest, LocalDate newest) {
    private static final Set<String> LEADING =
            Set.of("in", "during", "of", "for", "over", "within", "throughout", "from", "the");

    /** Words of a question that say when, and those that mean the newest time of that length. */
    public record Instead(String said, String newest) {
        /** The text with the newest time in place of that; empty when it does not stand in it. */
        public Optional<String> in(String text) {
            var words =
                    Pattern.compile(
                            "(?i)\\b"
                                    + Pattern.quote(said).replace(" ", "\\E\\s+\\Q")
                                    + "(?![\\p{L}\\p{N}])");
            var found = words.matcher(text);
            return found.find() ? Optional.of(found.replaceFirst(newest)) : Optional.empty();
        }
    }

    /** In a sentence why there are no rows. */
    String why(@Nullable Period asked) {
        var date = column.replace('_', ' ');
        if (asked != null && asked.first() != null && newest.isBefore(asked.first())) {
            return "the newest are of %s (%s).".formatted(newest, date);
        }
        if (asked != null && asked.before() != null && !oldest.isBefore(asked.before())) {
            return "the oldest are of %s (%s).".formatted(oldest, date);
        }
        return "there are some from %s to %s (%s).".formatted(oldest, newest, date);
    }

    /** The one time that a question speaks of; null when it is none or several. */
    static @Nullable Period asked(String question, LocalDate today) {
        var periods = Periods.find(Tokens.of(question), today);
        return periods.size() == 1 ? periods.getFirst() : null;
    }

    /** What can be asked instead of a time after the newest rows. */
    Optional<Instead> instead(String question, @Nullable Period asked) {
        if (asked == null
                || asked.first() == null
                || asked.before() == null
                || !newest.isBefore(asked.first())) {
            return Optional.empty();
        }
        var said =
                Tokens.of(question).subList(asked.from(), asked.to()).stream()
                        .map(Token::text)
                        .dropWhile(word -> LEADING.contains(word.toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(" "));
        return named(asked.first(), asked.before()).map(name -> new Instead(said, name));
    }

    /** A year, quarter or month that ends the data. */
    private Optional<String> named(LocalDate first, LocalDate before) {
        int year = newest.getYear();
        if (first.plusYears(1).equals(before)) {
            return Optional.of(String.valueOf(year));
        }
        if (first.plusMonths(3).equals(before)) {
            return Optional.of("Q%d %d".formatted((newest.getMonthValue() + 2) / 3, year));
        }
        return first.plusMonths(1).equals(before)
                ? Optional.of(
                        newest.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                                + " "
                                + year)
                : Optional.empty();
    }
}
