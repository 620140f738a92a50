package dev.baton.finance.fact;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads finished prose again and finds every number, date and percentage that no fact stands
 * behind. A number stands when it is how a fact may be written, in that fact's unit. Free are
 * quoted names, the numbers of list positions, and years that facts speak of.
 */
public record FactCheck(Notation notation) {
    public static final FactCheck ENGLISH = new FactCheck(Notation.ENGLISH);

    private static final int SHOWN = 5;

    /** A piece of the prose that nothing stands behind, where it begins, and why. */
    public record Unfounded(String text, int at, String why) {}

    /** All of them, in the order of the prose; empty when it may be said. */
    public List<Unfounded> check(String prose, FactSheet sheet) {
        var support = new Support(sheet, notation);
        return new Tokens(notation)
                .of(Masked.of(prose, sheet)).stream()
                        .filter(token -> !support.stands(token))
                        .map(token ->
                                new Unfounded(
                                        token.text(), token.at(), "no fact says " + what(token)))
                        .toList();
    }

    /** The facts that stand behind its numbers and days: all that could be meant by each. */
    public FactSheet cited(String prose, FactSheet sheet) {
        var tokens = new Tokens(notation).of(Masked.of(prose, sheet));
        return new FactSheet(
                sheet.facts().stream()
                        .filter(fact ->
                                tokens.stream().anyMatch(token -> Support.says(fact, token)))
                        .toList(),
                sheet.quoted());
    }

    /** The prose itself; throws a problem of cause rejected when anything in it is unfounded. */
    public String demand(String prose, FactSheet sheet) {
        var unfounded = check(prose, sheet);
        if (!unfounded.isEmpty()) {
            var named =
                    unfounded.stream()
                            .limit(SHOWN)
                            .map(each -> "“" + each.text() + "”")
                            .collect(Collectors.joining(", "));
            throw ProblemException.of(
                    Cause.REJECTED,
                    "The text holds numbers that no fact stands behind: " + named + ".",
                    "Write numbers as references to facts: {{fact id}}.");
        }
        return prose;
    }

    private static String what(Token token) {
        return switch (token) {
            case Token.Amount amount -> amount.unit().isEmpty() ? "so" : "so in " + amount.unit();
            case Token.Day _ -> "that day";
            case Token.Code _ -> "that name";
        };
    }
}
