package dev.baton.api.feedback;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.api.feedback.FeedbackView.Serves;
import dev.baton.api.security.CurrentCaller;
import dev.baton.api.security.VisibleRuns;
import dev.baton.escalation.EscalationList;
import dev.baton.json.Json;
import dev.baton.memory.Feedback;
import dev.baton.memory.Feedbacks;
import dev.baton.memory.MemoryConfig;
import dev.baton.memory.Opinion;
import dev.baton.nl2sql.learn.Shapes;
import dev.baton.nl2sql.step.EditedQuery;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import dev.baton.run.Answer;
import dev.baton.run.RunEngine;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import dev.baton.sql.source.DataSources;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hears what people say of answers, for every door. */
@ApplicationScoped
public class Hearing {
    private final Runs runs;
    private final VisibleRuns visible;
    private final RunEngine engine;
    private final EscalationList escalations;
    private final DataSources sources;
    private final EditedQuery edited;
    private final Feedbacks feedbacks;
    private final Routing routing;
    private final Settling settling;
    private final MemoryConfig config;
    private final Clock clock;

    Hearing(
            Runs runs,
            VisibleRuns visible,
            RunEngine engine,
            EscalationList escalations,
            DataSources sources,
            EditedQuery edited,
            Feedbacks feedbacks,
            Routing routing,
            Settling settling,
            MemoryConfig config,
            Clock clock) {
        this.runs = runs;
        this.visible = visible;
        this.engine = engine;
        this.escalations = escalations;
        this.sources = sources;
        this.edited = edited;
        this.feedbacks = feedbacks;
        this.routing = routing;
        this.settling = settling;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Keeps the word in place of an earlier one of the caller; a correction is run once and becomes
     * the answer's next version. Throws not_found, conflict, unsafe_sql, invalid_sql, and what
     * running it throws.
     */
    FeedbackView say(Word word, Caller caller) {
        var run = find(word.operation(), caller);
        var versions = runs.answers(run.id());
        if (versions.isEmpty()) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "This question has no answer yet.",
                    "Wait until the run has ended.");
        }
        var about = Subject.of(run, versions, word.opinion() == Opinion.CORRECT);
        if (word.sql() != null && word.sql().equals(about.sql())) {
            return say(new Word(word.operation(), Opinion.CONFIRM, null, word.comment()), caller);
        }
        var said =
                new Feedback(
                        run.id(),
                        caller.name(),
                        word.opinion(),
                        word.sql(),
                        word.comment(),
                        Feedback.Origin.FEEDBACK,
                        caller.may(Permission.DECIDE),
                        about,
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        check(said);
        if (word.sql() != null && !known(said)) {
            correct(run, versions.getLast(), word, word.sql(), caller);
        } else if (word.sql() == null) {
            settling.settled(run, word.opinion(), Value.NOTHING, word.comment(), caller);
        }
        return view(keep(said, run, caller), caller);
    }

    /** As above, for a message of the chat; the verdict undo takes the caller's word back. */
    public Map<String, Object> say(JsonNode message, Caller caller) {
        CurrentCaller.allowed(caller, Permission.ASK);
        var view =
                message.path("verdict").asText("").equals("undo")
                        ? undo(message.path("operation_id").asText(""), caller.name(), caller)
                        : say(Word.read(message), caller);
        return Json.mapper().convertValue(view, new TypeReference<Map<String, Object>>() {});
    }

    /** Keeps a word whose correction, if it is one, has been run. */
    Feedback keep(Feedback said, RunView run, Caller caller) {
        var source = said.about().source();
        var recorded =
                feedbacks.record(
                        said,
                        question ->
                                source == null
                                        ? question
                                        : Shapes.of(
                                                question, sources.open(source, caller).schema()));
        if (recorded.changed()) {
            routing.changed(run, recorded.before(), recorded.now());
        }
        return recorded.now();
    }

    private static void check(Feedback said) {
        var about = said.about();
        switch (said.opinion()) {
            case UP, DOWN -> {
                // Also of an answer without a query.
            }
            case CONFIRM -> {
                if (about.sql() == null) {
                    throw ProblemException.of(
                            Cause.CONFLICT,
                            "There is no query that could be confirmed.",
                            "Send the verdict up or down, or correct it with SQL of your own.");
                }
            }
            case CORRECT -> {
                if (about.source() == null) {
                    throw ProblemException.of(
                            Cause.CONFLICT,
                            "This is not the answer of one query, so no SQL can correct it.",
                            "Send the verdict up or down.");
                }
            }
        }
    }

    /** True when the caller has said just that before: nothing is run a second time. */
    private boolean known(Feedback said) {
        return feedbacks.of(said.run()).stream()
                .anyMatch(before ->
                        before.by().equals(said.by())
                                && before.opinion() == said.opinion()
                                && said.sql() != null
                                && said.sql().equals(before.sql()));
    }

    private void correct(RunView run, Answer newest, Word word, String sql, Caller caller) {
        var source = sources.open(newest.body().text("data_source").orElse(""), caller);
        var next = edited.answer(newest.body(), sql, source, new Cancellation());
        if (!settling.settled(run, word.opinion(), next, word.comment(), caller)) {
            engine.appendAnswer(run.id(), next, Confidence.FULL, caller.name());
        }
    }

    /** What was said of a run, of everybody for administrators. */
    List<FeedbackView> of(String operation, Caller caller) {
        var run = find(operation, caller);
        return feedbacks.of(run.id()).stream()
                .filter(said -> said.by().equals(caller.name()) || caller.may(Permission.ADMIN))
                .map(said -> view(said, caller))
                .toList();
    }

    /**
     * Takes back what {@code by} said of a run, and all that followed from it. The answer that a
     * correction replaced stands again, unless somebody has changed it since.
     */
    FeedbackView undo(String operation, String by, Caller caller) {
        if (!by.equals(caller.name()) && !caller.may(Permission.ADMIN)) {
            throw nothing();
        }
        var run = find(operation, caller);
        var said = feedbacks.undo(run.id(), by).orElseThrow(Hearing::nothing);
        routing.changed(run, said, null);
        if (said.sql() != null && said.origin() == Feedback.Origin.FEEDBACK) {
            restore(run, said, caller);
        }
        return view(said, caller);
    }

    private void restore(RunView run, Feedback said, Caller caller) {
        var versions = runs.answers(run.id());
        var last = versions.getLast();
        if (versions.size() < 2
                || !last.author().equals(said.by())
                || !last.body().text("sql").equals(java.util.Optional.ofNullable(said.sql()))) {
            return;
        }
        var before =
                versions.reversed().stream()
                        .filter(version -> !version.author().equals(said.by()))
                        .findFirst();
        before.ifPresent(version ->
                engine.appendAnswer(run.id(), version.body(), version.confidence(), caller.name()));
    }

    /** What the caller said of some runs; those of which they said nothing are left out. */
    public Map<RunId, FeedbackView> of(List<RunView> some, Caller caller) {
        var said = feedbacks.of(some.stream().map(RunView::id).toList(), caller.name());
        var told = new HashMap<RunId, FeedbackView>();
        for (var run : some) {
            var word = said.get(run.id());
            if (word != null) {
                told.put(run.id(), view(word, version(run), caller));
            }
        }
        return told;
    }

    private FeedbackView view(Feedback said, Caller caller) {
        return view(said, runs.find(said.run()).map(Hearing::version).orElse(0), caller);
    }

    private FeedbackView view(Feedback said, int version, Caller caller) {
        return FeedbackView.of(said, said.by().equals(caller.name()), serves(said), version);
    }

    private static int version(RunView run) {
        var answer = run.answer();
        return answer == null ? 0 : answer.version();
    }

    private Serves serves(Feedback said) {
        if (!config.enabled()) {
            return Serves.NOBODY;
        }
        return switch (config.sharing()) {
            case EVERYBODY -> Serves.EVERYBODY;
            case PERMITTED -> said.trusted() ? Serves.EVERYBODY : Serves.YOU;
            case NOBODY -> Serves.YOU;
        };
    }

    /** One's own runs, and those about which one has or had to decide. */
    private RunView find(String operation, Caller caller) {
        return visible.find(
                operation,
                run -> VisibleRuns.visible(run, caller) || escalations.concerns(run.id(), caller));
    }

    private static ProblemException nothing() {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "Nothing was said of this answer that could be taken back.",
                "GET /feedback/{operation_id} shows what was said.");
    }
}
