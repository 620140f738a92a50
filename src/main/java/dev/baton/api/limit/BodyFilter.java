package dev.baton.api.limit;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses a body that is larger than its address takes before it is read, or while it is. */
class BodyFilter {
    private final BodyLimits limits;
    private final LargeBodies large;
    private final CurrentVertxRequest current;

    BodyFilter(BodyLimits limits, LargeBodies large, CurrentVertxRequest current) {
        this.limits = limits;
        this.large = large;
        this.current = current;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        long declared = Declared.length(current.getCurrent().request());
        if (declared == 0) {
            return;
        }
        var limit = limits.of(resource.getResourceMethod());
        if (declared > limit.bytes()) {
            throw new ProblemException(limit.passed(declared));
        }
        if (declared > BodyLimits.USUAL) {
            reserve(declared);
        } else if (declared < 0) {
            var body = request.getEntityStream();
            request.setEntityStream(new BoundedBody(body, limit, () -> reserve(limit.bytes())));
        }
    }

    private void reserve(long bytes) {
        if (!large.take(bytes)) {
            throw ProblemException.of(
                    Cause.BUSY,
                    "Other large bodies are being read just now.",
                    "Try again in a moment.");
        }
        current.getCurrent().addEndHandler(_ -> large.giveBack(bytes));
    }
}
