package dev.baton.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource throws into a problem; nothing of our inside gets out. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response expected(ProblemException failure) {
        return Problems.response(failure.problem());
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException failure) {
        var faults =
                failure.getConstraintViolations().stream()
                        .map(fault -> fault.getPropertyPath() + " " + fault.getMessage())
                        .sorted()
                        .toArray(String[]::new);
        return Problems.response(
                Problem.of(Cause.BAD_REQUEST, "The request is not valid.", faults));
    }

    @ServerExceptionMapper
    public Response misshapen(MismatchedInputException failure) {
        return unreadable(failure);
    }

    @ServerExceptionMapper
    public Response refused(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return unreadable(json);
        }
        var status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        var response = Problems.response(status, problem(status), Map.of());
        var allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? response
                : Response.fromResponse(response).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        var id = UUID.randomUUID().toString().substring(0, 8);
        LOG.errorf(failure, "failure %s: a request could not be answered", id);
        return Problems.response(
                Problem.of(
                        Cause.INTERNAL,
                        "Something failed inside the server.",
                        "Try again; if it stays, look for failure "
                                + id
                                + " in the server's log."));
    }

    private static Response unreadable(JsonProcessingException failure) {
        var where =
                failure.getLocation() == null
                        ? ""
                        : " near line %d, column %d"
                                .formatted(
                                        failure.getLocation().getLineNr(),
                                        failure.getLocation().getColumnNr());
        return Problems.response(
                Problem.of(
                        Cause.BAD_REQUEST,
                        "The body is not the JSON this address takes%s.".formatted(where),
                        "See /q/openapi for its fields."));
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 401 -> Problem.of(Cause.UNAUTHENTICATED, "A key is needed here.");
            case 403 -> Problem.of(Cause.FORBIDDEN, "This is not allowed.");
            case 404 -> Problem.of(Cause.NOT_FOUND, "There is nothing here.");
            case 405 -> Problem.of(Cause.BAD_REQUEST, "This address does not take that method.");
            case 406 -> Problem.of(Cause.BAD_REQUEST, "This address answers with JSON.");
            case 413 -> Problem.of(Cause.TOO_LARGE, "The body is too large.");
            case 415 ->
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "This address does not take that kind of body.",
                            "Send Content-Type: application/json.");
            default ->
                    status < 500
                            ? Problem.of(Cause.BAD_REQUEST, "The request is not valid.")
                            : Problem.of(Cause.INTERNAL, "Something failed inside the server.");
        };
    }
}
