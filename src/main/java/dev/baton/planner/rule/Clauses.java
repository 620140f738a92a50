package dev.baton.planner.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes a goal apart into what is wanted one after another. */
final class Clauses {
    private static final String ORDERS =
            "tell|show|list|find|give|get|compare|explain|summari[sz]e|report|flag|check|count|calculate"
                    + "|compute|forecast|predict|say|highlight|name|identify|describe|rank|which|what|how"
                    + "|who|when|where|why";
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.;?!])\\s+|\\s*\\n+\\s*");
    private static final Pattern THEN =
            Pattern.compile(
                    "(?i),?\\s+(?:and then|then|and afterwards|afterwards|after that|and also|and finally|finally),?\\s+"
                            + "|,?\\s+(?:and|also)\\s+(?=(?:"
                            + ORDERS
                            + ")\\b)"
                            + "|,\\s+(?=(?:"
                            + ORDERS
                            + ")\\b)");
    private static final Pattern POLITE =
            Pattern.compile(
                    "(?i)^(?:(?:please|and|then|also|first|finally|now|next|so)\\b,?\\s*|(?:can|could|would|will) you\\s+"
                            + "|i(?: would|['’]d)? (?:like|want|need) (?:to (?:know|see)|you to)\\s+|(?:tell|show|give) (?:me|us)\\s+)+");
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"]*\"|“[^”]*”|'[^'\\n]*'(?![\\p{L}])");
    private static final String MARK = "\u0001";

    private Clauses() {}

    /** The clauses in their order, without politeness and closing signs. */
    static List<String> of(String goal) {
        var quotes = new ArrayList<String>();
        // What stands in quotes is a name: no word in it parts anything.
        var masked =
                QUOTED.matcher(goal.replaceAll("(?i)\\bvs\\.", "vs"))
                        .replaceAll(quote -> {
                            quotes.add(quote.group());
                            return MARK + (quotes.size() - 1) + MARK;
                        });
        return Stream.of(SENTENCE.split(masked))
                .flatMap(sentence -> Stream.of(THEN.split(sentence)))
                .map(clause -> plain(clause, quotes))
                .filter(clause -> !clause.isEmpty())
                .toList();
    }

    private static String plain(String clause, List<String> quotes) {
        var plain = POLITE.matcher(clause.strip()).replaceFirst("");
        plain = plain.replaceAll("[\\s.;?!,]+$", "").strip();
        for (int i = 0; i < quotes.size(); i++) {
            plain = plain.replace(MARK + i + MARK, quotes.get(i));
        }
        return plain;
    }
}
