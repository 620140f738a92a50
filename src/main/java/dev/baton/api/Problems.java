package dev.baton.api;

import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Problems as RFC 9457 tells them, with the members that callers of {@code POST /query} read
 * beside: error, error_code, suggestions, partial_results, session_id, failed_stage.
 */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    public static Response response(Problem problem) {
        return response(problem, Map.of());
    }

    /** {@code known} has members that say more, such as session_id; they win over ours. */
    public static Response response(Problem problem, Map<String, ?> known) {
        return response(problem.cause().status(), problem, known);
    }

    static Response response(int status, Problem problem, Map<String, ?> known) {
        var response =
                Response.status(status).type(MEDIA_TYPE).entity(body(status, problem, known));
        if (problem.cause().passing()) {
            response.header("Retry-After", 1);
        }
        return response.build();
    }

    /** The members of a problem, in the order people read them. */
    public static Map<String, Object> body(int status, Problem problem, Map<String, ?> known) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:baton:problem:" + problem.cause().code());
        members.put("title", title(problem.cause()));
        members.put("status", status);
        members.put("detail", problem.text());
        members.put("error", problem.text());
        members.put("error_code", problem.cause().code());
        members.put("suggestions", Advice.on(problem));
        members.put("partial_results", Map.of());
        members.put("session_id", null);
        members.put("failed_stage", null);
        members.putAll(known);
        return members;
    }

    private static String title(Cause cause) {
        var words = cause.code().replace('_', ' ').replace("sql", "SQL");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
