package dev.baton.finance.forecast;

import dev.baton.finance.forecast.Lexicon.Subject;
import dev.baton.finance.forecast.Lexicon.Unit;
import dev.baton.finance.forecast.Lexicon.Way;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Reads what is supposed to be different, in English or German: “customers pay three weeks later”,
 * “collections −20 %”, “Umsatz sinkt um 10 %”. Several suppositions are joined by and, und, commas.
 */
final class ScenarioText {
    private static final Pattern BETWEEN =
            Pattern.compile("(?:,(?!\\d)|;|\\?|\\.(?=\\s|$)|\\b(?:and|und|while|aber|but)\\b)");
    private static final Pattern SUPPOSED =
            Pattern.compile(
                    "(?iu)\\b(?:if|when|assuming|suppose|supposing|wenn|falls|angenommen)\\b(.*)",
                    Pattern.DOTALL);
    private static final Pattern QUESTION =
            Pattern.compile(
                    "(?iu)\\b(?:how|what|which|does|do|wie|was|welche|reicht|lange|cash|kasse|forecast"
                            + "|liquidität|happens|passiert|then|dann)\\b");
    private static final int LONGEST = 500;
    private static final int MONTH = 30;
    private static final int MOST_DAYS = 365;

    private ScenarioText() {}

    /** Nothing when the question supposes nothing. */
    static Scenario asked(String question) {
        var supposed = SUPPOSED.matcher(question);
        return supposed.find() ? of(supposed.group(1)) : Scenario.NONE;
    }

    /** Throws a problem of cause bad_request that names what was not understood. */
    static Scenario of(String text) {
        if (text.length() > LONGEST) {
            throw ProblemException.of(
                    Cause.TOO_LARGE,
                    "The supposition is longer than %d characters.".formatted(LONGEST),
                    "Say it in fewer words.");
        }
        var words = text.replaceAll("[{}|\\[\\]]", " ").strip().replaceAll("\\s+", " ");
        var scenario = Scenario.NONE;
        for (var clause : BETWEEN.split(SUPPOSED.matcher(words).replaceAll("$1"))) {
            if (!clause.isBlank()) {
                scenario = read(scenario, clause);
            }
        }
        return scenario.none() ? Scenario.NONE : scenario.withWords(words);
    }

    private static Scenario read(Scenario before, String clause) {
        var said = Supposition.of(clause);
        if (said.empty() && QUESTION.matcher(clause).find()) {
            return before;
        }
        if (!said.unknown.isEmpty()) {
            throw unclear("“%s”".formatted(String.join("”, “", said.unknown)));
        }
        if (said.day != null && said.number != null) {
            return once(before, said);
        }
        var subject = said.subject == null && said.we ? Subject.SUPPLIERS : said.subject;
        if (subject == null || said.empty()) {
            throw unclear("“%s”".formatted(clause.strip()));
        }
        return said.unit == Unit.DAYS || said.unit == Unit.WEEKS || said.unit == Unit.MONTHS
                ? moved(before, said, subject, clause)
                : changed(before, said, subject, clause);
    }

    private static Scenario once(Scenario before, Supposition said) {
        var amount = Objects.requireNonNull(said.number);
        var day = Objects.requireNonNull(said.day);
        return before.with(new Scenario.Once(day, said.is(Way.IN) ? amount : amount.negate()));
    }

    private static Scenario moved(
            Scenario before, Supposition said, Subject subject, String clause) {
        var number = Objects.requireNonNull(said.number).doubleValue();
        var factor = said.unit == Unit.WEEKS ? 7 : said.unit == Unit.MONTHS ? MONTH : 1;
        var earlier = said.is(Way.EARLIER) || said.is(Way.DOWN);
        var days = (int) Math.round(number * factor) * (earlier ? -1 : 1);
        if (Math.abs(days) > MOST_DAYS) {
            throw unclear("a shift of more than a year");
        }
        return switch (subject) {
            case CUSTOMERS -> before.withReceivableDays(before.receivableDays() + days);
            case SUPPLIERS -> before.withPayableDays(before.payableDays() + days);
            case REVENUE, COSTS, PAYROLL -> throw unclear("“%s”".formatted(clause.strip()));
        };
    }

    private static Scenario changed(
            Scenario before, Supposition said, Subject subject, String clause) {
        var share = share(said, clause);
        return switch (subject) {
            case CUSTOMERS -> before.withCollections(before.collections() * share);
            case REVENUE -> before.withRevenue(before.revenue() * share);
            case COSTS -> before.withCosts(before.costs() * share);
            case PAYROLL -> before.withPayroll(before.payroll() * share);
            case SUPPLIERS -> before.withCosts(before.costs() * share);
        };
    }

    private static double share(Supposition said, String clause) {
        if (said.is(Way.HALVED) && said.number == null) {
            return 0.5;
        }
        if (said.is(Way.DOUBLED) && said.number == null) {
            return 2;
        }
        if (said.is(Way.NOT) && said.number == null) {
            return 0;
        }
        var number = said.number;
        if (said.unit != Unit.PERCENT || number == null) {
            throw unclear(
                    "“%s”: how much is not said in percent or days".formatted(clause.strip()));
        }
        var up = said.is(Way.UP);
        if (up == said.is(Way.DOWN)) {
            throw unclear("“%s”: more or less is not said".formatted(clause.strip()));
        }
        var change = number.doubleValue() / 100;
        return Math.max(0, up ? 1 + change : 1 - change);
    }

    private static ProblemException unclear(String what) {
        return ProblemException.of(
                Cause.BAD_REQUEST,
                "What is supposed was not understood: %s.".formatted(what),
                "Say for example: customers pay three weeks later; collections -20 %; payables +14 days;"
                        + " revenue drops 10 %; costs rise 5 %; payroll +3 %; payment of 50,000 EUR on"
                        + " 2026-08-15.",
                "In German: Kunden zahlen drei Wochen später; Umsatz sinkt um 10 %; Lieferanten 14"
                        + " Tage später.");
    }
}
