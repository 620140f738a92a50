package dev.baton.api.feedback;

import dev.baton.api.escalation.DecisionMade;
import dev.baton.escalation.Escalation;
import dev.baton.escalation.EscalationList;
import dev.baton.escalation.Filter;
import dev.baton.memory.Feedback;
import dev.baton.memory.Heard;
import dev.baton.memory.Opinion;
import dev.baton.plan.Decision;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.Value;
import dev.baton.run.Answer;
import dev.baton.run.RunView;
import dev.baton.run.Runs;
import dev.baton.security.Caller;
import dev.baton.sql.Verdict;
import dev.baton.sql.source.DataSources;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Learns from decisions about doubtful answers as if they had been said by POST /feedback: approved
 * is confirmed, corrected is corrected, rejected is wrong. What a crash left out is made up for.
 */
@ApplicationScoped
class DecisionLearning {
    private static final Logger LOG = Logger.getLogger(DecisionLearning.class);
    private static final int PAGES = 5;

    private final EscalationList escalations;
    private final Runs runs;
    private final DataSources sources;
    private final Hearing hearing;
    private final Heard heard;
    private final Clock clock;

    DecisionLearning(
            EscalationList escalations,
            Runs runs,
            DataSources sources,
            Hearing hearing,
            Heard heard,
            Clock clock) {
        this.escalations = escalations;
        this.runs = runs;
        this.sources = sources;
        this.hearing = hearing;
        this.heard = heard;
        this.clock = clock;
    }

    /** What one decision was, and about which escalation. */
    private record Made(Escalation escalation, Decision decision) {}

    void decided(@Observes DecisionMade news) {
        learn(news.escalation());
    }

    @Scheduled(every = "1m", delayed = "30s")
    void catchUp() {
        var fresh = since(heard.since(clock.instant()));
        var known = heard.known(fresh.stream().map(each -> each.id().value()).toList());
        fresh.stream().filter(each -> !known.contains(each.id().value())).forEach(this::learn);
    }

    /** The decided ones after that instant, newest first. */
    private List<Escalation> since(Instant after) {
        var filter =
                new Filter(
                        Filter.Group.DECIDED,
                        Filter.Order.AGE,
                        Reason.LOW_CONFIDENCE,
                        null,
                        null,
                        null,
                        null,
                        null);
        var found = new ArrayList<Escalation>();
        @Nullable String next = null;
        for (int page = 0; page < PAGES; page++) {
            var some = escalations.list(filter, Caller.LOCAL, next, EscalationList.LONGEST);
            for (var each : some.items()) {
                if (made(each).filter(of -> of.decision().at().isAfter(after)).isEmpty()) {
                    return found;
                }
                found.add(each);
            }
            next = some.next();
            if (next == null) {
                break;
            }
        }
        return found;
    }

    private static Optional<Made> made(Escalation escalation) {
        return escalation.standing().status() instanceof Escalation.Status.Decided(var decision)
                ? Optional.of(new Made(escalation, decision))
                : Optional.empty();
    }

    private void learn(Escalation escalation) {
        var reason = escalation.shown().question().reason();
        var made = made(escalation).filter(_ -> reason == Reason.LOW_CONFIDENCE);
        try {
            made.ifPresent(this::learn);
        } catch (RuntimeException e) {
            // The decision stands whatever becomes of the lesson; it is looked at again.
            LOG.warnf(e, "nothing was learned from the decision about %s", escalation.id());
        }
    }

    private void learn(Made made) {
        var run = runs.find(made.escalation().origin().run());
        var versions = run.map(found -> runs.answers(found.id())).orElse(List.of());
        if (run.isPresent() && !versions.isEmpty()) {
            said(run.get(), versions, made.decision())
                    .ifPresent(said -> hearing.keep(said, run.get(), Caller.LOCAL));
        }
        heard.mark(made.escalation().id().value(), made.decision().at());
    }

    /** The decision as a word; empty when there is nothing to be right or wrong about. */
    private Optional<Feedback> said(RunView run, List<Answer> versions, Decision decision) {
        var sql = correction(run, versions, decision);
        var about = Subject.of(run, versions, decision.action() != Decision.Action.APPROVE);
        var opinion =
                switch (decision.action()) {
                    case APPROVE -> about.sql() == null ? Opinion.UP : Opinion.CONFIRM;
                    case CORRECT ->
                            sql == null
                                    ? Opinion.DOWN
                                    : sql.equals(about.sql()) ? Opinion.CONFIRM : Opinion.CORRECT;
                    case REJECT -> Opinion.DOWN;
                };
        return Optional.of(
                new Feedback(
                        run.id(),
                        decision.by(),
                        opinion,
                        opinion == Opinion.CORRECT ? sql : null,
                        decision.note(),
                        Feedback.Origin.ESCALATION,
                        true,
                        about,
                        decision.at()));
    }

    /** A person's SQL is a lesson only when the guard lets it through, as everybody's. */
    private @Nullable String correction(RunView run, List<Answer> versions, Decision decision) {
        if (!(decision.correction() instanceof Value.Fields fields)) {
            return null;
        }
        var sql = fields.text("sql");
        var name = versions.getFirst().body().text("data_source");
        if (sql.isEmpty() || name.isEmpty()) {
            return null;
        }
        try {
            var source = sources.open(name.get(), Caller.LOCAL);
            return source.check(sql.get()) instanceof Verdict.Allowed ? sql.get() : null;
        } catch (ProblemException e) {
            LOG.debugf("%s: the correction was not looked at: %s", run.id(), e.getMessage());
            throw e;
        }
    }
}
