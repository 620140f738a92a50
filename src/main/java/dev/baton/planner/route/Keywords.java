package dev.baton.planner.route;

import java.util.List;
import java.util.Locale;

/**
 * The floor of routing to agents: the first word that stands in a request, in this order, whatever
 * its case, names its agent.
 */
final class Keywords {
    /** Where everything else goes. */
    static final String OTHERWISE = "ai_cfo_agent";

    private record Rule(String word, String agent) {}

    private static final List<Rule> RULES =
            List.of(
                    new Rule("forecast", "forecasting_agent"),
                    new Rule("alert", "alert_agent"),
                    new Rule("risk", "alert_agent"),
                    new Rule("report", "reporting_agent"));

    private Keywords() {}

    /** The agent, and the word that says so; no word for the last resort. */
    record Found(String agent, String word) {}

    static Found of(String request) {
        var lower = request.toLowerCase(Locale.ROOT);
        return RULES.stream()
                .filter(rule -> lower.contains(rule.word()))
                .findFirst()
                .map(rule -> new Found(rule.agent(), rule.word()))
                .orElse(new Found(OTHERWISE, ""));
    }
}
