package dev.baton.api.escalation;

import dev.baton.escalation.Escalation;
import dev.baton.escalation.Possible;
import dev.baton.plan.Confidence;
import dev.baton.plan.Decision;
import dev.baton.plan.Value;
import dev.baton.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An escalation as a caller is shown it. */
final class EscalationView {
    private final Caller caller;
    private final Confidence threshold;
    private final Instant now;

    EscalationView(Caller caller, Confidence threshold, Instant now) {
        this.caller = caller;
        this.threshold = threshold;
        this.now = now;
    }

    /** One of a list: a long proposal only begins, and says so. */
    Map<String, Object> listed(Escalation escalation) {
        var members = of(escalation);
        var brief = Brief.of(escalation.proposed());
        members.put("proposed", brief);
        members.put("proposed_cut", !brief.equals(escalation.proposed()));
        members.put("decision", decision(escalation.standing().status(), true));
        return members;
    }

    Map<String, Object> of(Escalation escalation) {
        var members = new LinkedHashMap<String, Object>();
        members.put("escalation_id", escalation.id().value());
        origin(escalation.origin(), members);
        members.put("status", status(escalation.standing().status()));
        shown(escalation, members);
        members.put("allowed_actions", Possible.actions(escalation, caller, now));
        terms(escalation, members);
        standing(escalation, members);
        members.put("decision", decision(escalation.standing().status(), false));
        return members;
    }

    private void origin(Escalation.Origin origin, Map<String, Object> members) {
        members.put("operation_id", origin.run().value());
        members.put("step", origin.step() == null ? null : origin.step().value());
        members.put("session_id", origin.session().value());
        members.put("workflow_type", origin.workflow());
        members.put("requested_by", origin.caller());
        members.put("priority", origin.priority());
        members.put("created_at", origin.at());
        members.put("age_seconds", Math.max(0, Duration.between(origin.at(), now).toSeconds()));
    }

    private void shown(Escalation escalation, Map<String, Object> members) {
        var shown = escalation.shown();
        members.put("reason", shown.question().reason());
        members.put("question", shown.question().text());
        members.put("options", shown.question().options());
        members.put("proposed", escalation.proposed());
        members.put("response_schema", shown.question().response());
        members.put("evidence", shown.evidence().stream().map(EscalationView::proof).toList());
        members.put("confidence", number(shown.confidence()));
        members.put("threshold", threshold.value());
        members.put("shown_hash", escalation.shownHash());
    }

    private static Map<String, Object> proof(Escalation.Proof proof) {
        var members = new LinkedHashMap<String, Object>();
        members.put("step", proof.step().value());
        members.put("agent", proof.agent());
        members.put("digest", proof.digest());
        members.put("confidence", number(proof.confidence()));
        return members;
    }

    private static void terms(Escalation escalation, Map<String, Object> members) {
        var terms = escalation.terms();
        members.put(
                "permission", terms.permission() == null ? "decide" : terms.permission().name());
        members.put("four_eyes", terms.fourEyes());
        members.put("approvals_needed", terms.approvals());
        members.put("approvals", escalation.standing().votes());
    }

    private void standing(Escalation escalation, Map<String, Object> members) {
        var standing = escalation.standing();
        var claim =
                standing.claim() != null && standing.claim().until().isAfter(now)
                        ? standing.claim()
                        : null;
        members.put("version", standing.version());
        members.put("level", standing.level());
        members.put("expires_at", standing.expiresAt());
        members.put("claimed_by", claim == null ? null : claim.by());
        members.put("claimed_until", claim == null ? null : claim.until());
        members.put("amended", standing.amendment());
        members.put("asked_back", standing.exchange());
    }

    private static String status(Escalation.Status status) {
        return switch (status) {
            case Escalation.Status.Open _ -> "open";
            case Escalation.Status.Asked _ -> "asked";
            case Escalation.Status.Decided _ -> "decided";
            case Escalation.Status.Expired _ -> "expired";
            case Escalation.Status.Withdrawn _ -> "withdrawn";
        };
    }

    private static @Nullable Map<String, Object> decision(Escalation.Status status, boolean brief) {
        return switch (status) {
            case Escalation.Status.Open _, Escalation.Status.Asked _ -> null;
            case Escalation.Status.Decided(var decision) -> decided(decision, brief);
            case Escalation.Status.Expired(var at) -> closed("expired", null, at);
            case Escalation.Status.Withdrawn(var why, var at) -> closed("withdrawn", why, at);
        };
    }

    private static Map<String, Object> decided(Decision decision, boolean brief) {
        var members = closed(decision.action().code(), decision.note(), decision.at());
        var correction = decision.correction();
        members.put("correction", brief ? Brief.of(correction) : correction);
        members.put("by", decision.by());
        return members;
    }

    private static Map<String, Object> closed(String action, @Nullable String note, Instant at) {
        var members = new LinkedHashMap<String, Object>();
        members.put("action", action);
        members.put("correction", Value.NOTHING);
        members.put("by", null);
        members.put("reason", note);
        members.put("at", at);
        return members;
    }

    private static @Nullable Double number(@Nullable Confidence confidence) {
        return confidence == null ? null : confidence.value();
    }
}
