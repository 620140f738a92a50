package dev.baton.escalation;

import dev.baton.plan.Confidence;
import dev.baton.plan.Question;
import dev.baton.plan.Question.Reason;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Shape;
import dev.baton.plan.StepId;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Escalations and callers for tests. */
final class Asked {
    static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    static final Duration DAY = Duration.ofDays(1);
    static final Caller REQUESTER = new Caller("rita", Set.of(Permission.ASK));
    static final Caller ANN = new Caller("ann", Set.of(Permission.DECIDE));
    static final Caller BOB = new Caller("bob", Set.of(Permission.DECIDE));
    static final Caller STRANGER = new Caller("sam", Set.of(Permission.ASK));

    private Asked() {}

    static Escalation approval(String run) {
        return of(run, Reason.APPROVAL, Escalation.Terms.ONE_PERSON);
    }

    static Escalation of(String run, Reason reason, Escalation.Terms terms) {
        var question =
                new Question(
                        reason,
                        "Post 1,200.50 to account 4711?",
                        List.of(),
                        new Value.Fields(java.util.Map.of("amount", amount("1200.50"))),
                        Shape.fields().with("amount", Shape.NUMBER));
        return of(run, question, terms);
    }

    static Escalation of(String run, Question question, Escalation.Terms terms) {
        return Escalation.open(
                new EscalationId("esc-" + run),
                new Escalation.Origin(
                        new RunId(run),
                        new StepId("E2"),
                        new SessionId("s-1"),
                        REQUESTER.name(),
                        "transactional",
                        5,
                        NOW),
                new Shown(
                        question,
                        List.of(
                                new Escalation.Proof(
                                        new StepId("E1"),
                                        "ocr_agent",
                                        "invoice 17 of ACME, 1,200.50 EUR",
                                        new Confidence(0.9))),
                        new Confidence(0.61)),
                terms,
                NOW.plus(DAY));
    }

    static Value amount(String number) {
        return new Value.Number(new java.math.BigDecimal(number));
    }

    static Value.Fields correction(String number) {
        return new Value.Fields(java.util.Map.of("amount", amount(number)));
    }

    static Choice.Seen seen(Escalation escalation) {
        return new Choice.Seen(escalation.standing().version(), escalation.shownHash());
    }
}
