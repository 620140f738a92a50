package dev.baton.nl2sql.link;

import dev.baton.sql.ValueMatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds which runs of words mean something and picks the runs that explain the question best. */
final class Spans {
    private static final double FLOOR = 0.5;
    private static final int LONGEST = 5;
    private static final Comparator<Mention.Meaning> BEST =
            Comparator.comparingDouble(meaning -> -meaning.score());
    private static final Comparator<Mention.Meaning> BY_NAME =
            Comparator.comparing(meaning -> meaning.target().toString());
    private static final Set<String> INNER =
            Set.of(
                    "of", "the", "a", "an", "our", "all", "their", "in", "and", "to", "for", "on",
                    "or", "with", "by", "not", "do", "no", "s");
    private static final Set<String> BLOCKED =
            Set.of(
                    "number",
                    "count",
                    "total",
                    "average",
                    "mean",
                    "list",
                    "show",
                    "return",
                    "name",
                    "top",
                    "give",
                    "sum",
                    "sort",
                    "rank",
                    "ratio",
                    "percentage",
                    "percent",
                    "share",
                    "last",
                    "first",
                    "per",
                    "display",
                    "find",
                    "date",
                    "id",
                    "ids",
                    "value",
                    "how",
                    "today",
                    "current",
                    "new",
                    "old",
                    "record",
                    "records",
                    "highest",
                    "lowest",
                    "maximum",
                    "minimum",
                    "no");
    private static final Set<String> FIRST =
            Set.of("most", "least", "highest", "lowest", "best", "worst", "top");
    private static final Set<String> SECOND =
            Set.of(
                    "paid",
                    "rated",
                    "earning",
                    "scoring",
                    "reviewed",
                    "recent",
                    "recently",
                    "expensive",
                    "popular",
                    "populous",
                    "populated",
                    "valuable",
                    "profitable",
                    "costly");
    private final SchemaIndex index;
    private final NameFit fitting;
    private final List<Token> tokens;
    private final boolean[] dated;

    Spans(SchemaIndex index, List<Token> tokens, List<Period> periods) {
        this.index = index;
        this.fitting = new NameFit(index);
        this.tokens = tokens;
        this.dated = new boolean[tokens.size()];
        for (var period : periods) {
            for (int i = period.from(); i < period.to(); i++) {
                dated[i] = true;
            }
        }
    }

    /** Mentions from left to right, none overlapping. */
    List<Mention> mentions() {
        int n = tokens.size();
        var best = new double[n + 1];
        var chosen = new Mention[n + 1];
        for (int end = 1; end <= n; end++) {
            best[end] = best[end - 1];
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                var mention = mention(start, end);
                if (mention == null) {
                    continue;
                }
                double gain = gain(mention);
                if (best[start] + gain > best[end] + 1e-9) {
                    best[end] = best[start] + gain;
                    chosen[end] = mention;
                }
            }
        }
        var mentions = new ArrayList<Mention>();
        for (int end = n; end > 0; ) {
            var mention = chosen[end];
            if (mention == null) {
                end--;
            } else {
                mentions.addFirst(mention);
                end = mention.from();
            }
        }
        return mentions;
    }

    private double gain(Mention mention) {
        double words = 0;
        for (int i = mention.from(); i < mention.to(); i++) {
            var token = tokens.get(i);
            words +=
                    token.kind() == Token.Kind.QUOTED
                            ? 2
                            : token.kind() == Token.Kind.SIGN
                                    ? 0
                                    : Lexicon.stop(token.lower())
                                            ? mention.best().target() instanceof Target.OfValue
                                                            || mention.best().target()
                                                                    instanceof Target.OfRule
                                                    ? 0.5
                                                    : 0.05
                                            : BLOCKED.contains(token.lower()) ? 0.75 : 1;
        }
        double score = mention.best().score();
        return score * score * words - 0.1;
    }

    private @org.jspecify.annotations.Nullable Mention mention(int start, int end) {
        for (int i = start; i < end; i++) {
            if (dated[i]) {
                return null;
            }
        }
        var first = tokens.get(start);
        var last = tokens.get(end - 1);
        if (first.kind() == Token.Kind.SIGN || last.kind() == Token.Kind.SIGN) {
            return null;
        }
        if (Set.of("leave", "leaving", "left").contains(last.lower())
                && Set.of("out", "aside").contains(lower(end))) {
            return null;
        }
        var span = tokens.subList(start, end);
        var meanings = new LinkedHashMap<Target, Double>();
        boolean bare =
                span.size() == 1
                        && (Lexicon.stop(first.lower())
                                || Set.of("do", "did", "done", "me", "so", "go")
                                        .contains(first.lower()))
                        && !first.text().equals(first.text().toUpperCase(Locale.ROOT));
        if (bare) {
            return null;
        }
        index.alias(span)
                .forEach(meaning -> meanings.merge(meaning.target(), meaning.score(), Math::max));
        boolean plain = span.stream().allMatch(token -> token.kind() == Token.Kind.NUMBER);
        if (!plain && !orderBy(start, end)) {
            names(span, start, meanings);
        }
        if (!plain) {
            values(span, meanings);
        }
        meanings.values().removeIf(score -> score < FLOOR);
        if (meanings.isEmpty()) {
            return null;
        }
        var list =
                meanings.entrySet().stream()
                        .map(entry -> new Mention.Meaning(entry.getKey(), entry.getValue()))
                        .sorted(
                                BEST.thenComparing(meaning -> columnLike(meaning.target()))
                                        .thenComparing(BY_NAME))
                        .limit(16)
                        .sorted(BEST.thenComparing(BY_NAME))
                        .toList();
        return new Mention(start, end, list);
    }

    /**
     * In a large schema many tables have such a column: what names a table must not drown in them.
     */
    private static boolean columnLike(Target target) {
        return target instanceof Target.OfColumn;
    }

    /** "ordered by", "in descending order": never the table of orders. */
    private boolean orderBy(int start, int end) {
        if (end - start != 1
                || !Set.of("order", "ordered", "sort", "sorted", "rank", "ranked", "list", "group")
                        .contains(tokens.get(start).lower())) {
            return false;
        }
        return lower(start + 1).equals("by") && !tokens.get(start).lower().equals("order")
                || Set.of(
                                "descending",
                                "ascending",
                                "desc",
                                "asc",
                                "alphabetical",
                                "chronological",
                                "reverse")
                        .contains(lower(start - 1))
                || lower(start - 1).equals("in") && lower(start + 1).equals("of")
                || tokens.get(start).lower().equals("order") && lower(start + 1).equals("by")
                || start == 0 && !Set.of("order").contains(tokens.get(start).lower());
    }

    private String lower(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).lower();
    }

    private void names(List<Token> span, int start, Map<Target, Double> into) {
        if (Lexicon.stop(span.getFirst().lower()) || Lexicon.stop(span.getLast().lower())) {
            return;
        }
        var words = new ArrayList<Token>();
        for (var token : span) {
            if (token.kind() == Token.Kind.QUOTED
                    || token.kind() == Token.Kind.NUMBER && span.size() == 1) {
                return;
            }
            if (token.kind() == Token.Kind.SIGN && !token.text().matches("[-_/]")) {
                return;
            }
            if (token.kind() != Token.Kind.SIGN && !INNER.contains(token.lower())) {
                words.add(token);
            } else if (!Set.of(
                            "of", "the", "a", "an", "our", "all", "their", "-", "_", "/", "and",
                            "by", "in", "to")
                    .contains(token.lower())) {
                return;
            }
        }
        if (start > 0
                && span.size() == 1
                && SECOND.contains(span.getFirst().lower())
                && FIRST.contains(lower(start - 1))) {
            return;
        }
        boolean joined = span.size() != words.size();
        var candidates = new LinkedHashSet<Element>();
        words.forEach(word -> candidates.addAll(index.near(word)));
        for (var element : candidates) {
            double score = fitting.of(element, words, joined);
            if (score >= FLOOR && (!joined || allowedInside(element, span))) {
                if (words.size() == 1
                        && BLOCKED.contains(words.getFirst().lower())
                        && !blockedAllowed(words.getFirst(), start, element, score)) {
                    continue;
                }
                into.merge(element.target(), score, Math::max);
            }
        }
    }

    private boolean blockedAllowed(Token word, int start, Element element, double score) {
        var lower = word.lower();
        if (lower.equals("name")
                || lower.equals("date")
                || lower.equals("id")
                || lower.equals("ids")
                || lower.equals("value")) {
            return true;
        }
        return start > 0
                && score > 0.95
                && element.parts().size() == 1
                && !lower(start + 1).equals("of")
                && element.target() instanceof Target.OfTable;
    }

    /** "name of the supplier" may be one name; words such as "and" only where the name has them. */
    private static boolean allowedInside(Element element, List<Token> span) {
        for (var token : span) {
            if (Set.of("and", "by", "in", "to").contains(token.lower())
                    && element.parts().stream()
                            .noneMatch(part -> part.word().equals(token.lower()))) {
                return false;
            }
        }
        if (span.stream().anyMatch(token -> token.lower().equals("all"))
                && !(element.target() instanceof Target.OfColumn)) {
            return false;
        }
        return true;
    }

    private void values(List<Token> span, Map<Target, Double> into) {
        var first = span.getFirst();
        boolean stopped = Lexicon.stop(first.lower()) || Lexicon.stop(span.getLast().lower());
        if (stopped
                && (span.size() < 2
                        || span.stream()
                                .allMatch(token ->
                                        Lexicon.stop(token.lower())
                                                || token.kind() == Token.Kind.SIGN))) {
            if (!(span.size() == 1
                    && first.text().length() <= 3
                    && first.text().equals(first.text().toUpperCase(Locale.ROOT))
                    && first.capital()
                    && !first.text().equals("I")
                    && !first.text().equals("A"))) {
                return;
            }
        }
        if (span.size() == 1
                && first.kind() == Token.Kind.WORD
                && (BLOCKED.contains(first.lower())
                        || first.text().length() == 1 && !first.capital())) {
            return;
        }
        boolean article =
                Set.of(
                                        "the", "a", "an", "of", "in", "for", "by", "with", "from",
                                        "at", "and", "or", "to")
                                .contains(first.lower())
                        || Set.of("the", "of", "in", "and", "or", "for", "by", "with", "from")
                                .contains(span.getLast().lower());
        var phrase = phrase(span);
        if (span.size() == 1 && first.kind() == Token.Kind.WORD) {
            index.derived(first).forEach(target -> into.merge(target, 0.72, Math::max));
        }
        for (ValueMatch match : index.schema().values().find(phrase)) {
            double score = match.score();
            if (score < 0.85
                    || (stopped || article) && score < (phrase.contains("-") ? 0.85 : 0.99)) {
                continue;
            }
            boolean quoted = first.kind() == Token.Kind.QUOTED;
            boolean shortWord =
                    span.size() == 1
                            && match.value().length() <= 2
                            && !first.text().equals(match.value());
            if (shortWord) {
                continue;
            }
            boolean common = span.size() == 1 && !quoted && !first.capital();
            double worth = quoted ? 1 : common ? score * 0.93 : score * 0.98;
            if (span.size() > 1 && score >= 0.99) {
                worth = 1;
            }
            into.merge(new Target.OfValue(match.column(), match.value()), worth, Math::max);
        }
    }

    private static String phrase(List<Token> span) {
        var text = new StringBuilder();
        for (var token : span) {
            boolean glue =
                    token.kind() == Token.Kind.SIGN
                            || text.length() > 0
                                    && "-/_&.".indexOf(text.charAt(text.length() - 1)) >= 0;
            if (text.length() > 0 && !glue) {
                text.append(' ');
            }
            text.append(token.text());
        }
        return text.toString();
    }
}
