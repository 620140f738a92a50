package dev.baton.api.chat;

import dev.baton.api.Advice;
import dev.baton.event.LoggedEvent;
import dev.baton.json.Json;
import dev.baton.plan.Problem;
import dev.baton.plan.RunId;
import dev.baton.plan.Value;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes one socket's messages in their envelope. */
final class Frames {
    private final Clock clock;
    private final AtomicLong count = new AtomicLong();

    Frames(Clock clock) {
        this.clock = clock;
    }

    /** A message that is not in any log. */
    String control(String type, @Nullable String replyTo, Map<String, Object> fields) {
        var body = new LinkedHashMap<>(fields);
        if (replyTo != null) {
            body.put("reply_to", replyTo);
        }
        var session = body.remove("session_id");
        var run = body.remove("operation_id");
        return write(type, null, session, run, Instant.now(clock), Json.fields(body));
    }

    String error(Problem problem, @Nullable String replyTo) {
        return control(
                "error",
                replyTo,
                Map.of(
                        "error", problem.text(),
                        "error_code", problem.cause().code(),
                        "suggestions", Advice.on(problem)));
    }

    String heartbeat(Map<RunId, Long> followed) {
        var last =
                followed.entrySet().stream()
                        .collect(Collectors.toMap(e -> e.getKey().value(), Map.Entry::getValue));
        return control("heartbeat", null, Map.of("last_seq", last));
    }

    /** An event of a run's log, with the fields given. */
    String event(LoggedEvent event, String session, Value.Fields fields) {
        return write(event.type(), event.seq(), session, event.run().value(), event.at(), fields);
    }

    private String write(
            String type,
            @Nullable Long seq,
            @Nullable Object session,
            @Nullable Object run,
            Instant at,
            Value.Fields fields) {
        var envelope = new LinkedHashMap<String, @Nullable Object>();
        envelope.put("v", 1);
        envelope.put("type", type);
        envelope.put("id", "m" + count.incrementAndGet());
        envelope.put("seq", seq);
        envelope.put("session_id", session);
        envelope.put("operation_id", run);
        envelope.put("timestamp", at);
        fields.fields().forEach(envelope::putIfAbsent);
        return Json.write(envelope);
    }
}
