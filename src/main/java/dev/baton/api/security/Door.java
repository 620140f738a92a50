package dev.baton.api.security;

import dev.baton.api.Problems;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.security.Callers;
import dev.baton.security.Credentials;
import dev.baton.security.RateLimit;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Every request passes here, sockets' handshakes too: its host, its page's origin, its caller, the
 * caller's pace.
 */
@ApplicationScoped
class Door {
    private final Callers callers;
    private final RateLimit limit;

    Door(Callers callers, RateLimit limit) {
        this.callers = callers;
        this.limit = limit;
    }

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::add, 1000);
        filters.register(this::check, 900);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        if (callers.open() && !Origins.ofThisMachine(request.authority())) {
            refuse(
                    context,
                    Cause.FORBIDDEN,
                    "Without keys the server answers only under the names of this machine.",
                    "Use http://127.0.0.1 or http://localhost, or set BATON_API_KEYS.");
        } else if (!Origins.same(request.getHeader("Origin"), request.authority())) {
            refuse(
                    context,
                    Cause.FORBIDDEN,
                    "Pages of other origins may not call this server.",
                    "Call it from a page that it serves itself, or without an Origin header.");
        } else if (request.uri().contains("%00")) {
            // No name here holds a NUL, and PostgreSQL takes none.
            refuse(
                    context,
                    Cause.BAD_REQUEST,
                    "The address holds the character NUL.",
                    "Leave %00 out.");
        } else {
            recognise(context, request);
        }
    }

    private void recognise(RoutingContext context, HttpServerRequest request) {
        var caller = callers.resolve(Credentials.of(request::getHeader));
        caller.ifPresent(found -> context.put(CurrentCaller.KEY, found));
        if (OpenPaths.contains(context.normalizedPath())) {
            context.next();
        } else if (caller.isEmpty()) {
            context.response().putHeader("WWW-Authenticate", "Bearer realm=\"baton\"");
            refuse(
                    context,
                    Cause.UNAUTHENTICATED,
                    "A key is needed here.",
                    "Send Authorization: Bearer with your key.");
        } else if (!limit.take(caller.get().name())) {
            context.response().putHeader("Retry-After", "1");
            refuse(
                    context,
                    Cause.RATE_LIMITED,
                    "Too many requests in a short time.",
                    "Wait a second and try again.");
        } else {
            context.next();
        }
    }

    private static void refuse(
            RoutingContext context, Cause cause, String text, String suggestion) {
        var body = Problems.body(cause.status(), Problem.of(cause, text, suggestion), Map.of());
        context.response()
                .setStatusCode(cause.status())
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .end(Json.write(body));
    }
}
