package dev.baton.escalation;

import dev.baton.plan.Decision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of news for the webhook; {@code news} is what the escalation had come to, such as {@code
 * open:1}, and {@code attempts} counts this one too.
 */
record Notice(long number, Escalation about, String news, int attempts, Instant createdAt) {

    /** The same for every attempt, so that a receiver knows a repeated message. */
    String id() {
        return about.id() + "-" + news.replace(':', '-');
    }

    /** The word on the wire. */
    String type() {
        if (news.equals("open:0")) {
            return "escalation.opened";
        }
        var status = news.substring(0, news.indexOf(':'));
        return "escalation." + (status.equals("open") ? "raised" : status);
    }

    /** What is sent: ids, reason, question and a link, but nothing of what was proved. */
    Map<String, Object> payload(Optional<String> publicUrl) {
        var origin = about.origin();
        var shown = about.shown();
        var data = new LinkedHashMap<String, Object>();
        data.put("escalation_id", about.id().value());
        data.put("operation_id", origin.run().value());
        data.put("session_id", origin.session().value());
        data.put("step", origin.step() == null ? null : origin.step().value());
        data.put("workflow_type", origin.workflow());
        data.put("requested_by", origin.caller());
        data.put("reason", shown.question().reason());
        data.put("question", shown.question().text());
        data.put("confidence", shown.confidence() == null ? null : shown.confidence().value());
        data.put("priority", origin.priority());
        data.put("level", about.standing().level());
        data.put("created_at", origin.at());
        data.put("expires_at", about.standing().expiresAt());
        data.put("link", publicUrl.map(Notice::bare).orElse("") + "/escalations/" + about.id());
        if (type().equals("escalation.decided")
                && about.standing().status() instanceof Escalation.Status.Decided(var decision)) {
            data.put("decision", decision(decision));
        }
        var payload = new LinkedHashMap<String, Object>();
        payload.put("type", type());
        payload.put("timestamp", createdAt);
        payload.put("data", data);
        return payload;
    }

    private static Map<String, Object> decision(Decision decision) {
        var members = new LinkedHashMap<String, Object>();
        members.put("action", decision.action());
        members.put("by", decision.by());
        members.put("reason", decision.note());
        members.put("at", decision.at());
        return members;
    }

    private static String bare(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
