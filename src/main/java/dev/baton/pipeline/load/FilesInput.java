package dev.baton.pipeline.load;

import dev.baton.json.Json;
import dev.baton.pipeline.load.source.Fetched;
import dev.baton.pipeline.load.source.Fetcher;
import dev.baton.plan.Cause;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.util.List;

/** Fetched files as a step is given them. */
record FilesInput(List<Fetched> files, List<Fetcher.Missing> missing) {
    /** Throws bad_request for what no fetching step proves. */
    static FilesInput of(Value.Fields input) {
        try {
            return new FilesInput(
                    all(input.at("files"), Fetched.class),
                    all(input.at("missing"), Fetcher.Missing.class));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new ProblemException(
                    Problem.of(
                            Cause.BAD_REQUEST,
                            "The files are not what fetching proves.",
                            "Give the step the files of a file_fetcher step."),
                    e);
        }
    }

    private static <T> List<T> all(Value value, Class<T> type) {
        return value instanceof Value.Items(var items)
                ? items.stream().map(item -> Json.as(item, type)).toList()
                : List.of();
    }
}
