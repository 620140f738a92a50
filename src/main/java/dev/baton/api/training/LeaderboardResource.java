package dev.baton.api.training;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.reward.training.figures.Scores;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which version is best, and whether it still is what it was. */
@Path("/training")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
@RunOnVirtualThread
public class LeaderboardResource {
    private static final int USUAL_DAYS = 90;

    private final Trainings trainings;
    private final Scores scores;
    private final Clock clock;

    LeaderboardResource(Trainings trainings, Scores scores, Clock clock) {
        this.trainings = trainings;
        this.scores = scores;
        this.clock = clock;
    }

    /** Prompt version, model and engine, the one with the most right answers first. */
    @GET
    @Path("/leaderboard")
    @Operation(summary = "Prompt versions, models and engines, the best first")
    public Map<String, Object> leaderboard(
            @QueryParam("since") @Nullable String since,
            @QueryParam("data_source") @Nullable String source,
            @QueryParam("question_set") @Nullable String set) {
        var wanted = wanted(since, source, set);
        var view = view(wanted);
        view.put(
                "items",
                scores.versions(wanted).stream()
                        .map(ranked -> {
                            var item = TrainingView.of(ranked.version());
                            item.put("runs", ranked.runs());
                            item.putAll(TrainingView.of(ranked.tally()));
                            return item;
                        })
                        .toList());
        return view;
    }

    /** What tells that a reward is being played with, or that a model has changed. */
    @GET
    @Path("/drift")
    @Operation(summary = "How versions change with time, and signs of reward hacking")
    public Map<String, Object> drift(
            @QueryParam("since") @Nullable String since,
            @QueryParam("data_source") @Nullable String source,
            @QueryParam("question_set") @Nullable String set,
            @QueryParam("window") @DefaultValue("week") String window) {
        var span =
                Scores.Span.of(window)
                        .orElseThrow(() ->
                                ProblemException.of(
                                        Cause.BAD_REQUEST,
                                        "There is no window “%s”.".formatted(window),
                                        "Use day, week or month."));
        var wanted = wanted(since, source, set);
        var view = view(wanted);
        view.put("window", span.code());
        var windows = scores.windows(wanted, span);
        var versions = Plots.versions(windows);
        view.put("versions", versions.stream().map(TrainingView::of).toList());
        view.put("plot", Plots.drift(windows, versions));
        view.put("overall", Plots.overall(windows));
        view.put(
                "items",
                windows.stream()
                        .map(each -> {
                            var item = new LinkedHashMap<String, Object>();
                            item.put("began", each.began());
                            item.putAll(TrainingView.of(each.version()));
                            item.putAll(TrainingView.of(each.tally()));
                            item.put("variance_per_group", each.variance());
                            return item;
                        })
                        .toList());
        return view;
    }

    private static Map<String, Object> view(Scores.Wanted wanted) {
        var view = new LinkedHashMap<String, Object>();
        view.put("since", wanted.since());
        return view;
    }

    private Scores.Wanted wanted(
            @Nullable String since, @Nullable String source, @Nullable String set) {
        var only = trainings.onlyOf();
        try {
            var day =
                    since == null
                            ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                                    .minusDays(USUAL_DAYS)
                            : LocalDate.parse(since);
            return new Scores.Wanted(day, only, source, set);
        } catch (DateTimeParseException _) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST, "“since” is not a day.", "Send a day such as 2026-01-31.");
        }
    }
}
