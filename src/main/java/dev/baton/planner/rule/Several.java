package dev.baton.planner.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells a goal that takes several steps from a question that one query answers. */
public final class Several {
    private static final Pattern SEQUENCE =
            Pattern.compile(
                    "(?i)(?:,|;|\\.)?\\s+(?:and then|then|after that|afterwards|and afterwards|finally|and finally),?\\s+"
                            + "(?!by\\b|the\\b|sort|order|only|in\\b|ascending|descending)\\p{L}+");
    private static final Pattern JUDGING =
            Pattern.compile(
                    "(?i)^(?:tell (?:me|us) |say |explain |highlight |flag |point out |identify )?(?:which|what|why|whether|where)?.*\\b"
                            + "(?:need(?:s|ing)? attention|overruns?|stands? out|outliers?|anomal(?:y|ies)|alarming|worrying|unusual|at risk|causes? of|recommend|what (?:we|i) should)\\b.*");
    private static final Pattern SAYING =
            Pattern.compile(
                    "(?i)^(?:explain|summari[sz]e|recommend|forecast|predict|assess|analy[sz]e|investigate|draw conclusions)\\b.*");
    private static final Pattern OWNED =
            Pattern.compile(
                    "(?i)\\b(?:with|to|against) (?:the )?(?:last|previous) (?:year|quarter|month|week)['’]s");
    private static final Pattern ORDER =
            Pattern.compile(
                    "(?i)^(?:list|find|get|compare|count|calculate|compute|check|rank|name|identify|how many|how much|what|which|who)\\b.*");
    private static final Pattern POINTING =
            Pattern.compile("(?i)\\b(?:them|those|these|their|they|it|its|each|that|this)\\b");

    private Several() {}

    /** Why it takes several steps; empty when one query may do. */
    public static Optional<String> why(String text, LocalDate today) {
        var clauses = Clauses.of(text);
        boolean compares =
                clauses.stream().anyMatch(clause -> Comparison.in(clause, today).isPresent());
        if (compares && OWNED.matcher(text).find()) {
            return Optional.of("It compares two results.");
        }
        if (clauses.size() < 2) {
            return Optional.empty();
        }
        var further = clauses.subList(1, clauses.size());
        if (compares && (further.stream().anyMatch(Several::judged) || clauses.size() > 2)) {
            return Optional.of("It compares, and asks about what comes out of it.");
        }
        if (further.stream().anyMatch(clause -> SAYING.matcher(clause).matches())) {
            return Optional.of("It asks for more than what a query gives.");
        }
        if (SEQUENCE.matcher(text).find() && orders(clauses) >= 2) {
            return Optional.of("It says what is to be done one after another.");
        }
        return orders(clauses) >= 2 && separate(clauses)
                ? Optional.of("It asks for several things.")
                : Optional.empty();
    }

    private static boolean judged(String clause) {
        return Concern.in(clause).isPresent() || JUDGING.matcher(clause).matches();
    }

    private static long orders(List<String> clauses) {
        return clauses.stream().filter(clause -> ORDER.matcher(clause).matches()).count();
    }

    /** Sentences that each stand alone; what points back belongs to the same query. */
    private static boolean separate(List<String> clauses) {
        return clauses.size() >= 3
                && clauses.stream().skip(1).noneMatch(clause -> POINTING.matcher(clause).find())
                && orders(clauses) == clauses.size();
    }
}
