package dev.baton.agent.worker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Secret;
import dev.baton.security.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What workers tell of steps under way here: signed, each message once, and only while awaited. */
@ApplicationScoped
public class Callbacks {
    private static final int MOST_MESSAGES = 10_000;
    private static final String WAKE = "";
    private static final int LONGEST_PROGRESS = 200;

    private final Map<String, Awaited> open = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    Callbacks(Clock clock) {
        this.clock = clock;
    }

    /** Begins to listen for one step; nothing is believed of a worker that shares no secret. */
    Awaited await(Work work, @Nullable Secret secret) {
        var bytes = new byte[18];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var awaited = new Awaited(token, work, secret);
        if (secret != null) {
            open.put(token, awaited);
        }
        return awaited;
    }

    /**
     * Takes a message in. Throws a problem of cause not_found when nobody here waits for it,
     * unauthenticated when its signature is wrong, conflict when it came before, or bad_request.
     */
    public void receive(String token, Signature signature, String body) {
        var awaited = open.get(token);
        if (awaited == null) {
            throw unknown();
        }
        if (awaited.secret == null || !signature.fits(awaited.secret, body, clock.instant())) {
            throw ProblemException.of(
                    Cause.UNAUTHENTICATED,
                    "The signature does not fit the message.",
                    "Sign it with the secret of the registration; look at the worker's clock.");
        }
        awaited.take(signature.id(), body);
    }

    /** Whether somebody here waits for that. */
    public boolean expects(String token) {
        return open.containsKey(token);
    }

    /** The problem of a message that comes too late, or to the wrong process. */
    public static ProblemException unknown() {
        return ProblemException.of(
                Cause.NOT_FOUND,
                "Nobody waits for this step here.",
                "Keep its outcome: it is asked for when it is still needed.");
    }

    /** A step under way at a worker, until it is closed. */
    final class Awaited implements AutoCloseable {
        private final String token;
        private final Work work;
        private final @Nullable Secret secret;
        private final Set<String> seen = new HashSet<>();
        private final BlockingQueue<String> outcome = new ArrayBlockingQueue<>(1);

        Awaited(String token, Work work, @Nullable Secret secret) {
            this.token = token;
            this.work = work;
            this.secret = secret;
        }

        String token() {
            return token;
        }

        /** Whether its worker can tell anything. */
        boolean listens() {
            return secret != null;
        }

        /** The outcome as the worker wrote it; empty when none came in that time, or on a wake. */
        Optional<String> outcome(Duration patience) throws InterruptedException {
            return Optional.ofNullable(outcome.poll(patience.toNanos(), TimeUnit.NANOSECONDS))
                    .filter(body -> !body.equals(WAKE));
        }

        /** Ends the wait for the outcome before its time. */
        void wake() {
            outcome.offer(WAKE);
        }

        private synchronized void take(String id, String body) {
            if (!seen.add(id) || seen.size() > MOST_MESSAGES) {
                throw ProblemException.of(
                        Cause.CONFLICT, "This message was received before, or it is one too many.");
            }
            var said = tree(body);
            switch (said.path("type").asText("")) {
                case "progress" ->
                        work.progress(
                                Words.line(said.path("text").asText(""), LONGEST_PROGRESS),
                                said.path("share").asDouble(0));
                case "message" -> message(said);
                case "outcome" -> outcome.offer(body);
                default ->
                        throw ProblemException.of(
                                Cause.BAD_REQUEST,
                                "'type' is not progress, message or outcome.",
                                "See docs/workers.md.");
            }
        }

        private void message(JsonNode said) {
            var type = said.path("message_type").asText("");
            if (!type.matches("[A-Za-z0-9_.-]{1,64}")) {
                throw ProblemException.of(
                        Cause.BAD_REQUEST,
                        "'message_type' is 1 to 64 characters of A-Z a-z 0-9 _ . -.");
            }
            var receiver = said.path("receiver");
            work.tell(
                    receiver.isTextual() ? Words.line(receiver.textValue(), 64) : null,
                    type,
                    Json.value(said.path("content")));
        }

        @Override
        public void close() {
            open.remove(token);
        }
    }

    private static JsonNode tree(String body) {
        try {
            return Json.tree(body);
        } catch (UncheckedIOException _) {
            throw ProblemException.of(Cause.BAD_REQUEST, "The message is no JSON.");
        }
    }
}
