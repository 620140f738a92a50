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
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a resource throws into a problem; nothing of our inside gets out. */
public class ProblemMappers {
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
        if (status == 404 && failure.getCause() != null) {
            // A parameter that is no number, say; JAX-RS would have it that there is nothing here.
            return Problems.response(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "A parameter in the address has a value of the wrong kind.",
                            "Write numbers as 50; GET /q/openapi describes the parameters."));
        }
        var response = Problems.response(status, Statuses.problem(status), Map.of());
        var allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? response
                : Response.fromResponse(response).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable failure) {
        return Problems.response(Failures.problem(failure));
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
}
