package dev.baton.planner.solve;

import dev.baton.context.Briefing;
import dev.baton.context.Briefings;
import dev.baton.context.Topic;
import dev.baton.plan.Evidence;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a model reads of the findings: every digest, and of the last ones their tables as well. */
final class EvidenceText {
    private static final List<String> TABLE = List.of("columns", "rows", "truncated");

    private EvidenceText() {}

    /** Within so many tokens, the small ones whole and the large ones sharing the rest. */
    static Briefing of(String goal, List<Finding> findings, Briefings briefings, int tokens) {
        return briefings.brief(topic(goal, findings), tokens);
    }

    /** All of it, for who wants no compression. */
    static Briefing whole(String goal, List<Finding> findings, Briefings briefings) {
        return briefings.whole(topic(goal, findings));
    }

    private static Topic topic(String goal, List<Finding> findings) {
        var evidence = new TreeMap<StepId, Evidence>();
        var titles = new TreeMap<StepId, String>();
        for (var finding : findings) {
            evidence.put(finding.step(), told(finding));
            titles.put(finding.step(), title(finding));
        }
        return new Topic(goal, evidence, evidence.keySet(), Map.copyOf(titles), List.of());
    }

    private static Evidence told(Finding finding) {
        var body = new LinkedHashMap<String, Value>();
        if (finding.last()
                && finding.found()
                && finding.evidence() != null
                && finding.evidence().body() instanceof Value.Fields fields
                && fields.at("rows") instanceof Value.Items(var rows)
                && !rows.isEmpty()) {
            TABLE.forEach(name -> body.put(name, fields.at(name)));
            body.values().removeIf(value -> value instanceof Value.Nothing);
        }
        return new Evidence(
                body.isEmpty() ? Value.NOTHING : new Value.Fields(body), finding.text(), "");
    }

    private static String title(Finding finding) {
        var sure = Math.round(finding.confidence() * 100) / 100.0;
        return finding.title()
                + (finding.found() ? sure < 1 ? " (confidence " + sure + ")" : "" : " (not found)");
    }
}
