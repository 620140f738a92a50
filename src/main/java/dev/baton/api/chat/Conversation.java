package dev.baton.api.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.api.escalation.Decisions;
import dev.baton.api.feedback.Hearing;
import dev.baton.api.query.Asking;
import dev.baton.api.query.QueryRequest;
import dev.baton.api.security.CurrentCaller;
import dev.baton.api.security.VisibleRuns;
import dev.baton.escalation.EscalationList;
import dev.baton.model.Models;
import dev.baton.model.Purpose;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.SessionId;
import dev.baton.run.RunEngine;
import dev.baton.run.RunView;
import dev.baton.run.Turns;
import dev.baton.security.Caller;
import dev.baton.sql.source.DataSources;
import dev.baton.sql.source.Definition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done about each message of a client. */
@ApplicationScoped
class Conversation {
    private static final int MOST_RESUMED = 100;
    private final Asking asking;
    private final RunEngine engine;
    private final VisibleRuns visible;
    private final Turns turns;
    private final DataSources sources;
    private final CurrentCaller current;
    private final Models models;
    private final Decisions decisions;
    private final EscalationList escalations;
    private final Hearing hearing;

    Conversation(
            Asking asking,
            RunEngine engine,
            VisibleRuns visible,
            Turns turns,
            DataSources sources,
            CurrentCaller current,
            Models models,
            Decisions decisions,
            EscalationList escalations,
            Hearing hearing) {
        this.asking = asking;
        this.engine = engine;
        this.visible = visible;
        this.turns = turns;
        this.sources = sources;
        this.current = current;
        this.models = models;
        this.decisions = decisions;
        this.escalations = escalations;
        this.hearing = hearing;
    }

    /** Throws a {@link ProblemException} when the message cannot be followed. */
    void hear(Message message, Socket socket) {
        switch (message.type()) {
            case "hello" -> hello(message, socket);
            case "ping" -> socket.tell(socket.frames().control("pong", message.id(), Map.of()));
            case "query", "chat" -> ask(message, socket);
            case "cancel" -> engine.cancel(own(message, socket).id(), caller(socket).name());
            case "subscribe" -> follow(message, socket);
            case "decide" -> decide(message, socket);
            case "feedback" -> feedback(message, socket);
            default ->
                    throw ProblemException.of(
                            Cause.BAD_REQUEST,
                            "There is no message of type “%s”."
                                    .formatted(shortened(message.type())),
                            "Types are hello, query, chat, cancel, decide, feedback, subscribe, ping.");
        }
    }

    private void hello(Message message, Socket socket) {
        var token = message.text("token");
        if (token != null) {
            socket.become(
                    current.ofKey(token)
                            .orElseThrow(() ->
                                    ProblemException.of(
                                            Cause.UNAUTHENTICATED,
                                            "The key is not known here.",
                                            "Check it, or ask for a new one.")));
        }
        var caller = caller(socket);
        socket.tell(
                socket.frames()
                        .control(
                                "welcome",
                                message.id(),
                                Map.of(
                                        "caller", caller.name(),
                                        "engine", models.engine(Purpose.SQL),
                                        "data_sources",
                                                sources.list(caller).stream()
                                                        .map(Definition::name)
                                                        .toList())));
        int resumed = 0;
        for (var each : message.body().path("resume")) {
            if (++resumed > MOST_RESUMED) {
                throw ProblemException.of(
                        Cause.TOO_LARGE,
                        "Only the first %d runs were resumed.".formatted(MOST_RESUMED),
                        "Subscribe to the others when they are shown.");
            }
            follow(each.path("operation_id").asText(""), each.path("last_seq").asLong(0), socket);
        }
    }

    private void decide(Message message, Socket socket) {
        var shown = decisions.decide(message.body(), caller(socket));
        socket.tell(socket.frames().control("escalation", message.id(), shown));
    }

    private void feedback(Message message, Socket socket) {
        var kept = hearing.say(message.body(), caller(socket));
        socket.tell(socket.frames().control("feedback", message.id(), kept));
    }

    private void ask(Message message, Socket socket) {
        var caller = caller(socket);
        var request = QueryRequest.read(question(message));
        var key = message.text("idempotency_key");
        if (request.session() != null && asking.begun(request, caller, key).isEmpty()) {
            refuseSecond(request.session());
        }
        var asked = asking.ask(request, caller, key);
        socket.tell(
                socket.frames()
                        .control(
                                "accepted",
                                message.id(),
                                Map.of(
                                        "operation_id", asked.run().value(),
                                        "session_id", asked.session().value())));
        follow(asked.run().value(), 0, socket);
    }

    /** One question at a time in a conversation: a follow-up needs the answer before it. */
    private void refuseSecond(SessionId session) {
        if (turns.active(session)) {
            throw ProblemException.of(
                    Cause.CONFLICT,
                    "The last question of this conversation is still being answered.",
                    "Wait for its answer, or cancel it.");
        }
    }

    /** {@code chat} may call the question “message”. */
    private static ObjectNode question(Message message) {
        var body = (ObjectNode) message.body();
        if (!body.has("query") && body.has("message")) {
            body.set("query", body.get("message"));
        }
        return body;
    }

    private void follow(Message message, Socket socket) {
        follow(
                String.valueOf(message.text("operation_id")),
                message.body().path("last_seq").asLong(0),
                socket);
    }

    private void follow(String id, long after, Socket socket) {
        socket.follow(visible(id, caller(socket)), Math.max(0, after));
    }

    private RunView own(Message message, Socket socket) {
        return visible.find(String.valueOf(message.text("operation_id")), caller(socket));
    }

    /** Also somebody else's run may be watched by who has, or had, to decide about it. */
    private RunView visible(String id, Caller caller) {
        return visible.find(
                id,
                run -> VisibleRuns.visible(run, caller) || escalations.concerns(run.id(), caller));
    }

    private static Caller caller(Socket socket) {
        @Nullable Caller caller = socket.caller();
        if (caller == null) {
            throw ProblemException.of(
                    Cause.UNAUTHENTICATED,
                    "Say who you are first.",
                    "Send {\"type\": \"hello\", \"token\": \"your API key\"}.");
        }
        return caller;
    }

    private static String shortened(String type) {
        return type.length() > 40 ? type.substring(0, 40) + "…" : type;
    }
}
