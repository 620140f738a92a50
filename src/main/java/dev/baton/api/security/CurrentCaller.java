package dev.baton.api.security;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.security.Caller;
import dev.baton.security.Callers;
import dev.baton.security.Credentials;
import dev.baton.security.Permission;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.websockets.next.HandshakeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who sent the request that is being answered. */
@ApplicationScoped
public class CurrentCaller {
    static final String KEY = "dev.baton.caller";

    private final CurrentVertxRequest request;
    private final Callers callers;

    CurrentCaller(CurrentVertxRequest request, Callers callers) {
        this.request = request;
        this.callers = callers;
    }

    /** Throws a problem of cause unauthenticated when nobody was recognised. */
    public Caller caller() {
        return found().orElseThrow(() ->
                ProblemException.of(
                        Cause.UNAUTHENTICATED,
                        "A key is needed here.",
                        "Send Authorization: Bearer with your key."));
    }

    /** The caller, where nobody needs to be known. */
    public Optional<Caller> found() {
        return request.getCurrent().get(KEY) instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    /** The caller, when they may do that; else a problem of cause forbidden. */
    public Caller with(Permission permission) {
        return allowed(caller(), permission);
    }

    /** That caller, when they may do that; else a problem of cause forbidden. */
    public static Caller allowed(Caller caller, Permission permission) {
        if (!caller.may(permission)) {
            throw ProblemException.of(
                    Cause.FORBIDDEN,
                    "%s may not do this.".formatted(caller.name()),
                    "Call with a key that was made with --permissions %s.".formatted(permission));
        }
        return caller;
    }

    /** Who opened a socket; empty when it must still say so in its hello. */
    public Optional<Caller> of(HandshakeRequest handshake) {
        return callers.resolve(Credentials.of(handshake::header));
    }

    /** Whose key that is. */
    public Optional<Caller> ofKey(String key) {
        return callers.ofKey(key);
    }
}
