package dev.baton.api.training;

import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.reward.training.TrainingRun;
import dev.baton.reward.training.figures.Answers;
import dev.baton.reward.training.figures.Breakdown;
import dev.baton.reward.training.figures.Comparison;
import dev.baton.reward.training.figures.Curve;
import dev.baton.reward.training.figures.QuestionScores;
import dev.baton.run.Runs;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a training run has found, and how it compares with others. */
@Path("/training/runs/{training_id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Training")
@RunOnVirtualThread
public class FiguresResource {
    private static final int MOST_POINTS = 200;

    private final Trainings trainings;
    private final Answers answers;
    private final QuestionScores scores;

    FiguresResource(Trainings trainings, Answers answers, QuestionScores scores) {
        this.trainings = trainings;
        this.answers = answers;
        this.scores = scores;
    }

    /** Question by question, with every answer, its components and what each of them says. */
    @GET
    @Path("/results")
    @Operation(summary = "Every question with its graded answers")
    public Map<String, Object> results(
            @PathParam("training_id") String id,
            @QueryParam("difficulty") @Nullable String difficulty,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("agreement") @Nullable String agreement,
            @QueryParam("after") @DefaultValue("-1") int after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var run = trainings.find(id);
        var size = Math.clamp(limit, 1, Runs.LONGEST_LIST);
        var found =
                answers.page(
                        run.id(), after, new Answers.Wanted(difficulty, tag, agreement), size + 1);
        var shown = found.size() > size ? found.subList(0, size) : found;
        var page = new LinkedHashMap<String, Object>();
        page.put("items", shown);
        page.put("next", found.size() > size ? (Object) shown.getLast().position() : null);
        return page;
    }

    /** By difficulty, kind and tag, and where the points are lost, most first. */
    @GET
    @Path("/figures")
    @Operation(summary = "One variant's answers taken apart: groups, and where points are lost")
    public Map<String, Object> figures(
            @PathParam("training_id") String id,
            @QueryParam("variant") @DefaultValue("0") String variant) {
        var run = trainings.find(id);
        var number = variant(run, variant);
        var view = named(run, number);
        view.putAll(TrainingView.of(Breakdown.of(scores.of(run.id(), number))));
        return view;
    }

    /** Every variant's totals in the order of their grading, at no more than that many points. */
    @GET
    @Path("/curve")
    @Operation(summary = "How grades went as answers were graded: mean, tenth, nine tenths")
    public Map<String, Object> curve(
            @PathParam("training_id") String id,
            @QueryParam("points") @DefaultValue("40") int most) {
        var run = trainings.find(id);
        var points = Math.clamp(most, 1, MOST_POINTS);
        var totals =
                IntStream.range(0, run.settings().variants().size())
                        .mapToObj(number -> scores.totals(run.id(), number))
                        .toList();
        var longest = totals.stream().mapToInt(each -> each.length).max().orElse(0);
        var curves = totals.stream().map(each -> Curve.of(each, points, longest)).toList();
        var items = new ArrayList<Map<String, Object>>();
        for (var number = 0; number < curves.size(); number++) {
            var item = named(run, number);
            item.put("points", curves.get(number).points());
            items.add(item);
        }
        var view = new LinkedHashMap<String, Object>();
        view.put("items", items);
        view.put("plot", Plots.curve(curves));
        return view;
    }

    /** The same questions under two variants, of one run or of two. */
    @GET
    @Path("/compare")
    @Operation(summary = "Whether one variant is better than another, question by question")
    public Map<String, Object> compare(
            @PathParam("training_id") String id,
            @QueryParam("with") @Nullable String with,
            @QueryParam("variant") @DefaultValue("0") String variant,
            @QueryParam("with_variant") @DefaultValue("0") String withVariant) {
        var sides = sides(id, with, variant, withVariant);
        var view = sides.view();
        view.putAll(TrainingView.of(sides.comparison()));
        return view;
    }

    /** Questions that got worse, the worst first, with both queries and what was said of them. */
    @GET
    @Path("/regressions")
    @Operation(summary = "Questions that got worse, with both queries and the feedback")
    public Map<String, Object> regressions(
            @PathParam("training_id") String id,
            @QueryParam("with") @Nullable String with,
            @QueryParam("variant") @DefaultValue("0") String variant,
            @QueryParam("with_variant") @DefaultValue("0") String withVariant,
            @QueryParam("least") @DefaultValue("0.05") double least,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        var sides = sides(id, with, variant, withVariant);
        var worse =
                sides.comparison()
                        .worse(Math.max(1e-9, least), Math.clamp(limit, 1, Runs.LONGEST_LIST));
        var here =
                answers.at(
                        sides.here().id(),
                        worse.stream().map(pair -> pair.mine().position()).toList());
        var there =
                answers.at(
                        sides.there().id(),
                        worse.stream().map(pair -> pair.baseline().position()).toList());
        var view = sides.view();
        view.put(
                "items",
                worse.stream()
                        .map(pair -> {
                            var item = new LinkedHashMap<String, Object>();
                            item.put("question", pair.mine().asked());
                            item.put("change", pair.change());
                            item.put(
                                    "here",
                                    RegressionView.of(
                                            here.get(pair.mine().position()), sides.variant()));
                            item.put(
                                    "there",
                                    RegressionView.of(
                                            there.get(pair.baseline().position()),
                                            sides.withVariant()));
                            return item;
                        })
                        .toList());
        return view;
    }

    private record Sides(
            TrainingRun here,
            TrainingRun there,
            int variant,
            int withVariant,
            Comparison comparison) {
        Map<String, Object> view() {
            var view = new LinkedHashMap<String, Object>();
            view.put("here", named(here, variant));
            view.put("there", named(there, withVariant));
            return view;
        }
    }

    private Sides sides(String id, @Nullable String with, String variant, String withVariant) {
        var here = trainings.find(id);
        var there = with == null ? here : trainings.find(with);
        var mine = variant(here, variant);
        var other = variant(there, withVariant);
        if (here.id().equals(there.id()) && mine == other) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "This compares a variant with itself.",
                    "Name another run in “with”, or another variant in “with_variant”.");
        }
        return new Sides(
                here,
                there,
                mine,
                other,
                Comparison.of(
                        scores.of(here.id(), mine),
                        scores.of(there.id(), other),
                        here.settings().seed()));
    }

    private static Map<String, Object> named(TrainingRun run, int variant) {
        var view = new LinkedHashMap<String, Object>();
        view.put("training_id", run.id().value());
        view.put("run", run.name());
        view.put("variant", variant);
        view.put("name", run.settings().variants().get(variant).name());
        return view;
    }

    /** The number of the variant of that name or number. */
    private static int variant(TrainingRun run, String wanted) {
        var variants = run.settings().variants();
        for (var number = 0; number < variants.size(); number++) {
            if (variants.get(number).name().equals(wanted)
                    || String.valueOf(number).equals(wanted)) {
                return number;
            }
        }
        throw ProblemException.of(
                Cause.BAD_REQUEST,
                "The run %s has no variant “%s”.".formatted(run.id(), wanted),
                "Name one of its variants, or its number from 0.");
    }
}
