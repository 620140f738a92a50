package dev.baton.api.query;

import dev.baton.api.escalation.Correcting;
import dev.baton.escalation.Escalation;
import dev.baton.nl2sql.step.EditedQuery;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;

/**
 * SQL that a person puts in place of an answer's runs through the same guard before the decision
 * counts, so that rows, words and chart are those of the new query.
 */
@ApplicationScoped
class CorrectedSql implements Correcting {
    private final DataSources sources;
    private final EditedQuery edited;

    CorrectedSql(DataSources sources, EditedQuery edited) {
        this.sources = sources;
        this.edited = edited;
    }

    @Override
    public Value.Fields whole(Escalation escalation, Value.Fields correction, Caller caller) {
        var sql = correction.text("sql").orElse("");
        if (escalation.shown().question().reason() != Reason.LOW_CONFIDENCE
                || !(escalation.proposed() instanceof Value.Fields proposed)
                || proposed.text("sql").filter(known -> !known.equals(sql)).isEmpty()
                || sql.isBlank()) {
            return correction;
        }
        var source = sources.open(proposed.text("data_source").orElse(""), caller);
        var answer = edited.answer(proposed, sql, source, new Cancellation());
        var whole = new LinkedHashMap<>(answer.fields());
        // Whoever writes other words as well means these.
        correction
                .text("text")
                .filter(text -> !proposed.at("text").equals(Value.text(text)))
                .ifPresent(text -> whole.put("text", Value.text(text)));
        return new Value.Fields(whole);
    }
}
