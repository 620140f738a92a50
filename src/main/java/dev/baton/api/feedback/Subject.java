package dev.baton.api.feedback;

import dev.baton.memory.Feedback;
import dev.baton.plan.Value;
import dev.baton.run.Answer;
import dev.baton.run.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a run's answers a word is about. */
final class Subject {
    private static final String PERSON = "person";

    private Subject() {}

    /**
     * The newest answer, or for a correction the engine's own. The engine's confidence goes with it
     * only where the query is still the engine's: it was not sure of anything else.
     */
    static Feedback.About of(RunView run, List<Answer> versions, boolean correction) {
        var first = versions.getFirst().body();
        var told = correction ? first : versions.getLast().body();
        var sql = told.text("sql").orElse(null);
        var engine = first.text("engine").filter(name -> !name.equals(PERSON)).orElse(null);
        boolean own = sql != null && first.text("sql").filter(sql::equals).isPresent();
        return new Feedback.About(
                told.text("data_source").orElse(null),
                told.text("question").orElse(run.origin().question()),
                sql,
                engine,
                own && engine != null ? computed(first) : null);
    }

    private static @Nullable Double computed(Value.Fields body) {
        return body.at("computed_confidence") instanceof Value.Number(var number)
                ? (Double) number.doubleValue()
                : null;
    }
}
