package dev.baton.finance.invoice.text;

import dev.baton.finance.invoice.Field;
import dev.baton.finance.invoice.Terms;
import dev.baton.finance.invoice.page.Cell;
import dev.baton.finance.invoice.page.Row;
import dev.baton.finance.invoice.page.Sheet;
import dev.baton.finance.invoice.text.Dates.Order;
import dev.baton.finance.invoice.text.Dates.Written;
import dev.baton.finance.invoice.text.Lexicon.Language;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The dates of an invoice. Days and months that may be either way around are settled by another
 * date of the document, by its language, by its terms, or stay a question.
 */
final class Days {
    private static final int LONGEST_TERM = 370;
    private static final Pattern PAYMENT =
            Pattern.compile(
                    "(?iu)\\b(?:pay\\w*|due|terms?|net|zahl\\w*|fällig\\w*|faellig\\w*|frist|skonto|abzug|"
                            + "paiement|payable|règlement|reglement|échéance|echeance|comptant)\\b");
    private static final Pattern EUROPE =
            Pattern.compile(
                    "\\b(?:ATU\\d{8}|(?:BE|DE|ES|FR|GB|IE|IT|NL|PL|PT|LU|DK|SE|FI|CZ)\\s?[0-9A-Z]{8,12})\\b");
    private static final Pattern AMERICA =
            Pattern.compile("\\bEIN\\b|\\b[A-Z]{2}\\s\\d{5}(?:-\\d{4})?\\b|\\bUSA\\b");

    /** A date that stands by a label. */
    private record Candidate(Written written, Cell cell, double score) {}

    private record Settled(Order order, double confidence) {}

    private final Sheet sheet;
    private final List<Hit> hits;
    private final Map<Field, Candidate> found = new EnumMap<>(Field.class);

    private Days(Sheet sheet, List<Hit> hits) {
        this.sheet = sheet;
        this.hits = hits;
    }

    static Map<Field, Choice> of(Sheet sheet, List<Hit> hits, Language language) {
        return new Days(sheet, hits).choices(language);
    }

    private Map<Field, Choice> choices(Language language) {
        labelled(Label.DATE).ifPresent(each -> found.put(Field.DATE, each));
        labelled(Label.DUE).ifPresent(each -> found.put(Field.DUE, each));
        labelled(Label.DELIVERY).ifPresent(each -> found.put(Field.DELIVERY, each));
        if (!found.containsKey(Field.DATE)) {
            unlabelled().ifPresent(each -> found.put(Field.DATE, each));
        }
        var settled = settled(language);
        var choices = new EnumMap<Field, Choice>(Field.class);
        found.forEach((field, each) -> choices.put(field, choice(each, settled)));
        if (!choices.containsKey(Field.DUE)) {
            due(choices.get(Field.DATE)).ifPresent(due -> choices.put(Field.DUE, due));
        }
        return choices;
    }

    private Optional<Candidate> labelled(Label label) {
        return Hits.of(hits, label)
                .flatMap(hit -> {
                    double under = hit.strength() - (hit.phrase().weak() ? 0.2 : 0.08);
                    return Stream.concat(
                            hit.right().stream().flatMap(cell -> dates(cell, hit.strength())),
                            hit.below().stream().limit(2).flatMap(cell -> dates(cell, under)));
                })
                .max(Comparator.comparingDouble(Candidate::score));
    }

    private static Stream<Candidate> dates(Cell cell, double score) {
        return Dates.in(text(cell)).stream()
                .limit(1)
                .map(written -> new Candidate(written, cell, score));
    }

    private static String text(Cell cell) {
        var text = new StringBuilder();
        for (var word : cell.words()) {
            text.append(text.isEmpty() ? "" : " ");
            text.append(word.doubtful() ? Misread.digits(word.text()) : word.text());
        }
        return text.toString();
    }

    /** "Invoice 7 of 3 April 2026", or the one date that nothing else claims. */
    private Optional<Candidate> unlabelled() {
        var beside =
                Hits.of(hits, Label.NUMBER)
                        .flatMap(hit -> hit.right().stream().flatMap(cell -> dates(cell, 0.85)))
                        .findFirst();
        if (beside.isPresent()) {
            return beside;
        }
        var claimed =
                hits.stream()
                        .filter(hit -> hit.label() != Label.NUMBER)
                        .flatMap(hit -> Stream.concat(hit.right().stream(), hit.below().stream()))
                        .toList();
        return sheet.rows().stream()
                .map(Row::cells)
                .flatMap(List::stream)
                .filter(cell -> !claimed.contains(cell))
                .flatMap(cell -> dates(cell, 0.75))
                .findFirst();
    }

    private Settled settled(Language language) {
        var all =
                sheet.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .flatMap(cell -> Dates.in(text(cell)).stream())
                        .toList();
        var order = Dates.order(all);
        if (order != Order.UNKNOWN) {
            return new Settled(order, 0.97);
        }
        if (language != Language.ENGLISH) {
            return new Settled(Order.DAY_FIRST, 0.95);
        }
        var fitting = fitting();
        if (fitting != Order.UNKNOWN) {
            return new Settled(fitting, 0.95);
        }
        var text = sheet.text();
        boolean europe = EUROPE.matcher(text).find();
        boolean america = AMERICA.matcher(text).find();
        return europe == america
                ? new Settled(Order.UNKNOWN, 0.5)
                : new Settled(europe ? Order.DAY_FIRST : Order.MONTH_FIRST, 0.85);
    }

    /** The one order in which the invoice is due when its terms say, or not before its date. */
    private Order fitting() {
        var issue = found.get(Field.DATE);
        var due = found.get(Field.DUE);
        if (issue == null || due == null) {
            return Order.UNKNOWN;
        }
        var terms = terms();
        boolean first = fits(issue, due, terms, Order.DAY_FIRST);
        boolean second = fits(issue, due, terms, Order.MONTH_FIRST);
        return first == second ? Order.UNKNOWN : first ? Order.DAY_FIRST : Order.MONTH_FIRST;
    }

    private static boolean fits(Candidate issue, Candidate due, OptionalInt terms, Order order) {
        long days = ChronoUnit.DAYS.between(day(issue.written(), order), day(due.written(), order));
        return terms.isPresent() ? days == terms.getAsInt() : days >= 0 && days < LONGEST_TERM;
    }

    private static LocalDate day(Written written, Order order) {
        return order == Order.MONTH_FIRST ? written.days().getLast() : written.days().getFirst();
    }

    private static Choice choice(Candidate each, Settled settled) {
        var days = each.written().days();
        double score = Math.min(0.98, each.score()) * each.cell().confidence();
        if (days.size() == 1) {
            return Choice.at(each.cell(), days.getFirst().toString(), score);
        }
        var day = day(each.written(), settled.order()).toString();
        return Choice.at(
                each.cell(),
                day,
                Math.min(score, settled.confidence()),
                settled.order() == Order.UNKNOWN
                        ? days.stream().map(LocalDate::toString).toList()
                        : List.of());
    }

    /** Days to pay, where words speak of payment. */
    private OptionalInt terms() {
        return sheet.rows().stream()
                .flatMap(row ->
                        Stream.concat(Stream.of(row.text()), row.cells().stream().map(Cell::text)))
                .filter(text -> PAYMENT.matcher(text).find())
                .map(Terms::days)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    private Optional<Choice> due(@Nullable Choice issue) {
        var terms = terms();
        if (issue == null || issue.mark().ambiguous() || terms.isEmpty()) {
            return Optional.empty();
        }
        var due = LocalDate.parse(issue.value()).plusDays(terms.getAsInt());
        return Optional.of(
                Choice.derived(
                        due.toString(),
                        Math.min(0.9, issue.mark().confidence()),
                        "%d days after the invoice date, as its terms say"
                                .formatted(terms.getAsInt())));
    }

    /** The words of its payment terms, when it has some. */
    static Optional<String> terms(Sheet sheet) {
        return sheet.rows().stream()
                .map(Row::text)
                .filter(text -> PAYMENT.matcher(text).find() && Terms.days(text).isPresent())
                .findFirst();
    }
}
