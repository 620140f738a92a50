package dev.baton.api.escalation;

import dev.baton.plan.Evidence;
import dev.baton.plan.Plan;
import dev.baton.plan.RunId;
import dev.baton.plan.Step;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a run somebody must see to decide: its question, its plan, what each step proved. */
@ApplicationScoped
class Parts {
    private static final int MOST_ROWS = 50;

    private final Runs runs;

    Parts(Runs runs) {
        this.runs = runs;
    }

    Map<String, Object> of(RunView run) {
        var members = new LinkedHashMap<String, Object>();
        members.put("operation_id", run.id().value());
        members.put("status", run.status());
        members.put("question", run.origin().question());
        members.put("workflow_type", run.origin().workflow());
        members.put("created_at", run.origin().at());
        members.put("answer", run.answer() == null ? null : run.answer().body().at("text"));
        var plan = runs.plan(run.id());
        members.put("plan", plan.orElse(null));
        members.put("steps", steps(run.id(), plan.map(Plan::steps).orElse(List.of())));
        return members;
    }

    private List<Map<String, Object>> steps(RunId run, List<Step> planned) {
        var titles = new LinkedHashMap<StepId, Step>();
        planned.forEach(step -> titles.put(step.id(), step));
        var steps = new ArrayList<Map<String, Object>>();
        runs.evidence(run)
                .forEach((id, evidence) -> {
                    var members = new LinkedHashMap<String, Object>();
                    var step = titles.get(id);
                    members.put("step", id.value());
                    members.put("agent", step == null ? null : step.agent());
                    members.put("title", step == null ? null : step.title());
                    proof(evidence, members);
                    steps.add(members);
                });
        return steps;
    }

    /** The digest, and of the body what a person reads: a query and the first rows. */
    private static void proof(Evidence evidence, Map<String, Object> members) {
        members.put("digest", evidence.digest());
        members.put("engine", evidence.engine());
        if (!(evidence.body() instanceof Value.Fields body)) {
            return;
        }
        body.text("sql").ifPresent(sql -> members.put("sql", sql));
        if (body.at("rows") instanceof Value.Items(var rows)) {
            members.put("columns", body.at("columns"));
            members.put("rows", rows.subList(0, Math.min(MOST_ROWS, rows.size())));
            members.put("row_count", rows.size());
            members.put("truncated", Value.holds(body.at("truncated")) || rows.size() > MOST_ROWS);
        }
    }
}
