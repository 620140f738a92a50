package dev.baton.finance.forecast;

import dev.baton.finance.forecast.Lexicon.Subject;
import dev.baton.finance.forecast.Lexicon.Unit;
import dev.baton.finance.forecast.Lexicon.Way;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One clause, read word by word: who, which way, how much; and the words that were not known. */
final class Supposition {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d[\\d.,]*|[+−–-](?=\\s*\\d)"
                            + "|%|€|\\$|[\\p{L}]+(?:-[\\p{L}]+)*");
    private static final Pattern GERMAN_DAY = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,]\\d{3})+");

    private static final Set<String> ARTICLES = Set.of("a", "an", "ein", "eine", "einen");

    @Nullable Subject subject;
    @Nullable BigDecimal number;
    @Nullable Unit unit;
    @Nullable LocalDate day;
    boolean we;
    private boolean article;
    final List<Way> ways = new ArrayList<>();
    final List<String> unknown = new ArrayList<>();

    static Supposition of(String clause) {
        var read = new Supposition();
        TOKEN.matcher(clause.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .forEach(read::word);
        // “a month later”
        if (read.article && read.number == null && read.unit != null && read.unit != Unit.MONEY) {
            read.number = BigDecimal.ONE;
        }
        return read;
    }

    private void word(String token) {
        var word = token.matches("[−–]") ? "-" : token;
        we |= word.equals("we") || word.equals("wir");
        if (Character.isDigit(word.charAt(0))) {
            numeral(word);
            return;
        }
        article |= ARTICLES.contains(word);
        var subjects = Lexicon.subject(word);
        var units = Lexicon.unit(word);
        if (subjects.isPresent() && subject == null) {
            subject = subjects.get();
        } else if (units.isPresent()) {
            unit(units.get());
        } else if (Lexicon.way(word).isPresent()) {
            ways.add(Lexicon.way(word).get());
        } else if (Lexicon.number(word).isPresent() && number == null) {
            number = BigDecimal.valueOf(Lexicon.number(word).get());
        } else if (subjects.isEmpty() && !Lexicon.silent(word)) {
            unknown.add(word);
        }
    }

    private void unit(Unit found) {
        if (found == Unit.THOUSANDS && number != null) {
            number = number.multiply(BigDecimal.valueOf(1_000));
            unit = Unit.MONEY;
        } else if (unit == null || unit == Unit.MONEY) {
            unit = found;
        }
    }

    private void numeral(String word) {
        var found = day(word);
        if (found.isPresent()) {
            day = found.get();
        } else if (number == null) {
            number = decimal(word);
        } else {
            unknown.add(word);
        }
    }

    private static BigDecimal decimal(String word) {
        var text = word.replaceAll("[.,]+$", "");
        return new BigDecimal(
                GROUPED.matcher(text).matches()
                        ? text.replaceAll("[.,]", "")
                        : text.replace(',', '.').replaceAll("\\.(?=.*\\.)", ""));
    }

    private static Optional<LocalDate> day(String word) {
        try {
            var german = GERMAN_DAY.matcher(word);
            if (german.matches()) {
                return Optional.of(
                        LocalDate.of(
                                Integer.parseInt(german.group(3)),
                                Integer.parseInt(german.group(2)),
                                Integer.parseInt(german.group(1))));
            }
            return word.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Optional.of(LocalDate.parse(word))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean is(Way way) {
        return ways.contains(way);
    }

    /** Whether it supposes nothing: no number and no verb that needs none. */
    boolean empty() {
        return number == null && !is(Way.HALVED) && !is(Way.DOUBLED) && !is(Way.NOT);
    }
}
