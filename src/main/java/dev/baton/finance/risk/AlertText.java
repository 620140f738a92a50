package dev.baton.finance.risk;

import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import dev.baton.finance.fact.Wording;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What alerts say in a paragraph, and the facts it rests on. */
public record AlertText(String text, FactSheet facts) {
    private static final int SAID = 5;

    /** Counts by how bad they are, then the worst ones in their own words. */
    public static AlertText of(List<Alert> alerts, LocalDate asOf) {
        var risks = alerts.stream().filter(alert -> !alert.rule().opportunity()).toList();
        var chances = alerts.stream().filter(alert -> alert.rule().opportunity()).toList();
        var said = Stream.concat(risks.stream().limit(SAID), chances.stream().limit(2)).toList();
        var sheet =
                FactSheet.of(
                        List.of(
                                count("risks", "Risks", risks.size(), asOf),
                                count("opportunities", "Opportunities", chances.size(), asOf),
                                count(
                                        "critical",
                                        "Critical risks",
                                        of(risks, Severity.CRITICAL),
                                        asOf),
                                count("high", "High risks", of(risks, Severity.HIGH), asOf)));
        for (var alert : said) {
            sheet = sheet.and(alert.facts());
        }
        var lines = new ArrayList<String>();
        lines.add(
                risks.isEmpty()
                        ? "Nothing stands out as of {{alerts.risks|day}}."
                        : "As of {{alerts.risks|day}}: risks {{alerts.risks}}, of which critical {{alerts.critical}} and high {{alerts.high}}; opportunities {{alerts.opportunities}}.");
        said.forEach(alert -> lines.add("- " + alert.text()));
        return new AlertText(Wording.ENGLISH.checked(String.join("\n", lines), sheet), sheet);
    }

    private static long of(List<Alert> alerts, Severity severity) {
        return alerts.stream().filter(alert -> alert.severity() == severity).count();
    }

    private static Fact count(String name, String label, long count, LocalDate asOf) {
        return new Fact(
                "alerts." + name,
                label,
                BigDecimal.valueOf(count),
                "count",
                asOf,
                "number of alerts",
                List.of());
    }
}
