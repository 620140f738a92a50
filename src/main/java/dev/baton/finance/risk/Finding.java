package dev.baton.finance.risk;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import dev.baton.finance.fact.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An alert while it is put together: the facts of one case, named shortly in its template. */
final class Finding {
    private final Rule rule;
    private final String about;
    private final Scene scene;
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> quoted = new ArrayList<>();
    private @Nullable BigDecimal amount;

    Finding(Rule rule, String about, Scene scene) {
        this.rule = rule;
        this.about = about;
        this.scene = scene;
    }

    /** A fact; its label says what the number is, its inputs where it is from. */
    Finding fact(String name, String label, BigDecimal value, String unit, List<String> inputs) {
        facts.add(new Fact(id(name), label, value, unit, scene.to(), rule.title(), inputs));
        return this;
    }

    /** The amount the alert is about, in the company's currency: the fact “amount”. */
    Finding amount(BigDecimal value, List<String> inputs) {
        amount = value.setScale(2, RoundingMode.HALF_UP);
        return fact("amount", "Amount", amount, scene.currency(), inputs);
    }

    Finding count(String name, String label, long value) {
        return fact(name, label, BigDecimal.valueOf(value), "count", List.of());
    }

    Finding days(String name, String label, long value) {
        return fact(name, label, BigDecimal.valueOf(value), "days", List.of());
    }

    Finding percent(String name, String label, BigDecimal value) {
        return fact(name, label, value, "percent", List.of());
    }

    Finding day(String name, String label, LocalDate day) {
        facts.add(FactSheet.day(id(name), label, day, scene.to(), rule.title(), List.of()));
        return this;
    }

    /** Names that stand in the text as they are. */
    Finding quoting(String... names) {
        quoted.addAll(List.of(names));
        return this;
    }

    Alert alert(Severity severity, String template, List<String> evidence) {
        var sheet = FactSheet.of(facts).quoting(quoted).quoting(evidence);
        var text = Wording.ENGLISH.checked(template.replace("{{", "{{" + id("")), sheet);
        var due = scene.to().plusDays(severity.days());
        return new Alert(rule, severity, about, text, evidence, amount, due, sheet);
    }

    private String id(String name) {
        return Alert.key(rule, about) + "." + name;
    }
}
