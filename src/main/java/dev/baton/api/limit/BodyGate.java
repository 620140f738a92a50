package dev.baton.api.limit;

import dev.baton.api.Problems;
import dev.baton.json.Json;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Every request passes here: what says that it is larger than anything the server takes is refused
 * unread, and of what was answered before its end the rest is dropped.
 */
@ApplicationScoped
class BodyGate {
    // Quarkus ends what is longer than its own limit with an empty answer; ours comes before.
    private static final long MARGIN = 1 << 20;
    private static final int AFTER_THE_LIMIT_OF_QUARKUS = -1;

    private final BodyLimits limits;

    BodyGate(BodyLimits limits) {
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::drain, 950);
        filters.register(this::check, 890);
    }

    void register(@Observes Router router) {
        router.route().order(AFTER_THE_LIMIT_OF_QUARKUS).handler(this::widen);
    }

    private void drain(RoutingContext context) {
        if (Declared.length(context.request()) != 0) {
            context.addHeadersEndHandler(_ -> Rest.announce(context));
            context.addEndHandler(_ -> {
                if (!context.request().isEnded()) {
                    Rest.drop(context, limits.server().bytes());
                }
            });
        }
        context.next();
    }

    private void check(RoutingContext context) {
        long declared = Declared.length(context.request());
        if (declared <= limits.server().bytes()) {
            context.next();
            return;
        }
        var problem = limits.server().passed(declared);
        int status = problem.cause().status();
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .end(Json.write(Problems.body(status, problem, Map.of())));
    }

    private void widen(RoutingContext context) {
        if (context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limits.server().bytes() + MARGIN);
        }
        context.next();
    }
}
