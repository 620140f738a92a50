package dev.baton.finance.statement;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import dev.baton.finance.fact.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a CFO reads first: what changed, why, and what to watch. Every number in it is a fact, and
 * the finished text is held against the facts again.
 */
final class CfoText {
    private static final int DRIVERS = 3;

    private final Statements statements;
    private final FactSheet sheet;

    CfoText(Statements statements) {
        this.statements = statements;
        var period = statements.period();
        this.sheet =
                new FactSheet(statements.facts(), names())
                        .and(FactSheet.of(Watch.bandFacts(statements)))
                        .and(
                                day("period:from:" + period, "First day", period.from()),
                                day("period:to:" + period, "Last day", period.to()));
    }

    /** All that the text rests on. */
    List<Fact> facts() {
        return sheet.facts();
    }

    String text() {
        var said = new ArrayList<String>();
        said.add(revenue());
        said.add(result());
        drivers().ifPresent(said::add);
        said.add(cash());
        var watch = Watch.of(statements);
        said.add(
                watch.isEmpty()
                        ? "Nothing in these figures calls for attention."
                        : "To watch: " + String.join("; ", watch) + ".");
        return Wording.ENGLISH.checked(String.join(" ", said), sheet);
    }

    private String revenue() {
        var revenue = variance("revenue");
        var period = statements.period();
        var head =
                "Revenue from {{period:from:%s}} to {{period:to:%s}} was {{%s|whole}}"
                        .formatted(period, period, revenue.amount().id());
        var percent = revenue.percent();
        if (percent == null) {
            return head + " (%s: {{%s|whole}}).".formatted(earlier(), revenue.before().id());
        }
        var sign = percent.value().signum();
        return sign == 0
                ? head + ", as much as %s.".formatted(earlier())
                : head
                        + ", {{%s|size}} %s than %s."
                                .formatted(percent.id(), sign > 0 ? "more" : "less", earlier());
    }

    private String result() {
        var result = variance("net_result");
        var loss = result.amount().value().signum() < 0;
        return "The net result was a %s of {{%s|size}} (%s: {{%s}}), on a gross profit of {{%s|whole}}."
                .formatted(
                        loss ? "loss" : "profit",
                        result.amount().id(),
                        earlier(),
                        result.before().id(),
                        variance("gross_profit").amount().id());
    }

    private Optional<String> drivers() {
        var bar = statements.materiality().value();
        var told =
                statements.drivers().stream()
                        .filter(driver -> driver.effect().value().abs().compareTo(bar) >= 0)
                        .limit(DRIVERS)
                        .map(driver ->
                                "%s %s it by {{%s|size}}"
                                        .formatted(
                                                driver.name(),
                                                driver.effect().value().signum() > 0
                                                        ? "raised"
                                                        : "lowered",
                                                driver.effect().id()))
                        .collect(Collectors.joining(", "));
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of("What moved the result most: " + told + ".");
    }

    private String cash() {
        var flow = statements.cashFlow();
        var change = flow.line("change_in_cash");
        return "Cash %s by {{%s|size}} to {{%s|whole}}; operations brought {{%s|whole}}."
                .formatted(
                        change.amount().signum() < 0 ? "fell" : "rose",
                        change.fact().id(),
                        statements.balance().line("cash").fact().id(),
                        flow.line("operating_cash_flow").fact().id());
    }

    private String earlier() {
        var before = variance("revenue").before().asOf();
        return before.equals(statements.period().yearBefore().to())
                ? "a year earlier"
                : "in the period before";
    }

    private Variance variance(String key) {
        return statements.variances().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return statements.drivers().stream().map(Driver::name).toList();
    }

    private Fact day(String id, String label, LocalDate day) {
        return FactSheet.day(id, label, day, day, "as asked for", List.of());
    }
}
