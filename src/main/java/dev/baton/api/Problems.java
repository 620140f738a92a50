package dev.baton.api;

import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells problems as RFC 9457 problem JSON with contract A's error members as extensions. */
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String TYPE = "application/problem+json";

    /** The response that tells a problem; {@code more} fills or replaces extension members. */
    public static Response response(Problem problem, Map<String, Object> more) {
        return response(problem, problem.cause().status(), more);
    }

    private static Response response(Problem problem, int status, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", problem.cause().code().replace('_', ' '));
        body.put("status", status);
        body.put("detail", problem.text());
        body.put("error", problem.text());
        body.put("error_code", problem.cause().code());
        body.put("partial_results", Map.of());
        body.put("session_id", "");
        body.put("failed_stage", "initialization");
        body.put("suggestions", problem.suggestions());
        body.putAll(more);
        var response = Response.status(status).type(TYPE).entity(Json.write(body));
        if (problem.cause() == Cause.BUSY || problem.cause() == Cause.RATE_LIMITED) {
            response.header("Retry-After", "1");
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return response(e.problem(), Map.of());
    }

    /** What the framework refuses keeps its status; its text may quote internals, so it is ours. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        var cause =
                switch (status) {
                    case 401 -> Cause.UNAUTHENTICATED;
                    case 403 -> Cause.FORBIDDEN;
                    case 404 -> Cause.NOT_FOUND;
                    case 413 -> Cause.TOO_LARGE;
                    default -> status < 500 ? Cause.BAD_REQUEST : Cause.INTERNAL;
                };
        var text =
                switch (status) {
                    case 404 -> "There is nothing at this address.";
                    case 405 -> "This address does not take that method.";
                    case 406 -> "This address cannot answer in that media type.";
                    case 413 -> "The body is too large.";
                    case 415 -> "The body must be application/json.";
                    default -> "The request cannot be read.";
                };
        return response(
                Problem.of(cause, text, "See /q/swagger-ui for what the server answers."),
                status,
                Map.of());
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.error("a request failed; its caller was told internal", e);
        return response(
                Problem.of(Cause.INTERNAL, "The server failed at this.", "Try again."), Map.of());
    }
}
