package dev.baton.api;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What nobody expected, and what fails before any resource is reached, told as problems too. */
@ApplicationScoped
class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    // Of all routes it is asked first what to do about a failure.
    private static final int FIRST = -100_000;
    // PostgreSQL keeps no NUL in its texts.
    private static final String NUL_IN_TEXT = "22021";

    void register(@Observes Router router) {
        router.route().order(FIRST).failureHandler(Failures::tell);
    }

    private static void tell(RoutingContext context) {
        var response = context.response();
        if (response.headWritten()) {
            context.next();
            return;
        }
        int status = context.statusCode();
        var failure = context.failure();
        var problem =
                status >= 400 && status < 500 || failure == null
                        ? Statuses.problem(status)
                        : problem(failure);
        int told = status >= 400 && status < 500 ? status : problem.cause().status();
        response.setStatusCode(told)
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .end(Json.write(Problems.body(told, problem, Map.of())));
    }

    /** What is told of a failure; unless the request is to blame it goes to the log. */
    static Problem problem(Throwable failure) {
        if (failure instanceof IOException) {
            // Files and databases are read below, where such a failure is told as what it is.
            LOG.debug("the body of a request could not be read", failure);
            return Problem.of(
                    Cause.BAD_REQUEST,
                    "The body could not be read to its end.",
                    "Send it again, whole and in the form that Content-Type names.");
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && NUL_IN_TEXT.equals(sql.getSQLState())) {
                return Problem.of(
                        Cause.BAD_REQUEST,
                        "A text in the request holds the character NUL.",
                        "Leave U+0000 out.");
            }
        }
        var id = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(failure, "failure %s: a request could not be answered", id);
        return Problem.of(
                Cause.INTERNAL,
                "Something failed inside the server.",
                "Try again; if it stays, look for failure " + id + " in the server's log.");
    }
}
