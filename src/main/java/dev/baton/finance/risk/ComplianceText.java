package dev.baton.finance.risk;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import dev.baton.finance.fact.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What tests of journals say in a paragraph, and the facts it rests on. */
record ComplianceText(String text, FactSheet facts) {
    static ComplianceText of(List<JournalTest> tests, LocalDate asOf) {
        var failing = tests.stream().filter(test -> !test.holds()).toList();
        var facts = new ArrayList<Fact>();
        facts.add(count("compliance:tests", "Tests", tests.size(), asOf));
        facts.add(
                count(
                        "compliance:holding",
                        "Tests that hold",
                        tests.size() - failing.size(),
                        asOf));
        for (var test : tests) {
            facts.add(
                    count(
                            "compliance:%s:looked".formatted(test.name()),
                            test.words(),
                            test.looked(),
                            asOf));
            facts.add(
                    count(
                            "compliance:%s:exceptions".formatted(test.name()),
                            "Exceptions: " + test.words(),
                            test.exceptions().size(),
                            asOf));
        }
        var lines = new ArrayList<String>();
        lines.add(
                "As of {{compliance:tests|day}}, {{compliance:holding}} of {{compliance:tests}} tests hold.");
        failing.forEach(test ->
                lines.add(
                        "- %s: not in {{compliance:%s:exceptions}} of {{compliance:%s:looked}}."
                                .formatted(test.words(), test.name(), test.name())));
        var sheet = FactSheet.of(facts);
        return new ComplianceText(Wording.ENGLISH.checked(String.join("\n", lines), sheet), sheet);
    }

    private static Fact count(String id, String label, long count, LocalDate asOf) {
        return new Fact(id, label, BigDecimal.valueOf(count), "count", asOf, "counted", List.of());
    }
}
