package dev.baton.api.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Plan;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import dev.baton.planner.Workflow;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A goal to be planned for, or a plan to be checked, found to be well-formed. */
record GoalRequest(String goal, Value.Fields input, @Nullable Plan plan) {
    private static final int LONGEST = 4000;
    private static final int LARGEST = 200_000;

    /** Throws bad_request or too_large saying what to send. */
    static GoalRequest read(String body) {
        if (body.length() > LARGEST) {
            throw ProblemException.of(
                    Cause.TOO_LARGE, "A goal or a plan takes 200,000 characters at most.");
        }
        try {
            var said = Json.tree(body);
            var goal = said.path("goal").asText(said.path("query").asText("")).strip();
            var plan = said.path("plan");
            if (!said.isObject() || goal.isEmpty() && !plan.isObject()) {
                throw bad("There is no goal.");
            }
            if (goal.length() > LONGEST) {
                throw ProblemException.of(
                        Cause.TOO_LARGE,
                        "The goal has %,d characters; at most %,d are read."
                                .formatted(goal.length(), LONGEST));
            }
            return new GoalRequest(goal, input(said), plan.isObject() ? plan(plan) : null);
        } catch (UncheckedIOException _) {
            throw bad("The body is not JSON.");
        }
    }

    /** What comes along with a goal is data: it refers to nothing. */
    private static Value.Fields input(JsonNode said) {
        var source = said.path("data_source");
        var input =
                said.path("input").isObject()
                        ? (Value.Fields) Workflow.plain(Json.fields(said.path("input")))
                        : Value.Fields.EMPTY;
        return source.isTextual()
                ? input.with("data_source", Value.text(source.textValue()))
                : input;
    }

    private static Plan plan(JsonNode plan) {
        try {
            return Json.read(plan.toString(), Plan.class);
        } catch (UncheckedIOException | IllegalArgumentException | NullPointerException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "That is not a plan.",
                    "Send a plan as POST /plans gives it, with what you want changed.");
        }
    }

    private static ProblemException bad(String sentence) {
        return ProblemException.of(
                Cause.BAD_REQUEST, sentence, "Send {\"goal\": \"what is to be reached\"}.");
    }
}
