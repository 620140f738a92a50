package dev.baton.api.training;

import dev.baton.model.Wish;
import dev.baton.reward.training.Budget;
import dev.baton.reward.training.Settings;
import dev.baton.reward.training.TrainingConfig;
import dev.baton.reward.training.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a training run is wanted; where its questions come from is for {@link QuestionSources}. */
record TrainingRequest(@Nullable String name, @Nullable String source, Settings settings) {
    private static final int USUAL_CONCURRENCY = 4;

    /**
     * Reads it; faults stay with the body. {@code rules} tells whether rules answer as long as
     * nobody says otherwise: they say the same every time.
     */
    static TrainingRequest read(Body body, TrainingConfig config, boolean rules) {
        var candidates = (int) body.whole("candidates", 1, config.candidates(), 1);
        return new TrainingRequest(
                body.text("name"),
                body.text("data_source"),
                new Settings(
                        variants(body, config, candidates, rules),
                        (int)
                                body.whole(
                                        "concurrency",
                                        1,
                                        config.concurrency(),
                                        Math.min(USUAL_CONCURRENCY, config.concurrency())),
                        budget(body.object("budget")),
                        body.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1),
                        body.text("data_variant"),
                        // What was confirmed would only be said again.
                        body.flag("memory", !body.given("sessions"))));
    }

    static Budget budget(Body body) {
        var budget =
                new Budget(
                        body.wholeOrNone("tokens"),
                        body.micros("cost_usd"),
                        body.wholeOrNone("seconds"));
        body.noOthers();
        return budget;
    }

    private static List<Variant> variants(
            Body body, TrainingConfig config, int candidates, boolean rules) {
        var variants = new ArrayList<Variant>();
        var names = new HashSet<String>();
        for (var each : body.objects("variants", config.variants())) {
            var variant = variant(each, candidates, rules);
            if (!names.add(variant.name())) {
                each.fault("name", "Two variants are called “%s”.".formatted(variant.name()));
            }
            variants.add(variant);
        }
        return variants.isEmpty()
                ? List.of(
                        new Variant(
                                "default", Wish.Engine.DEFAULT, null, null, rules ? 1 : candidates))
                : variants;
    }

    private static Variant variant(Body body, int candidates, boolean rules) {
        var code = body.text("engine");
        var engine = Wish.Engine.DEFAULT;
        if (code != null) {
            var known =
                    Arrays.stream(Wish.Engine.values())
                            .filter(each -> each.code().equals(code))
                            .findFirst();
            if (known.isEmpty()) {
                body.fault("engine", "“engine” is default, rules or model.");
            }
            engine = known.orElse(engine);
        }
        var model = body.text("model");
        var prompt = body.text("prompt");
        var name = body.text("name");
        if (engine == Wish.Engine.RULES && (model != null || prompt != null)) {
            body.fault("engine", "Rules have neither a model nor a prompt.");
        }
        if (engine == Wish.Engine.MODEL && rules) {
            body.fault("engine", "No language model is configured here.");
        }
        body.noOthers();
        var same =
                switch (engine) {
                    case RULES -> true;
                    case MODEL -> false;
                    case DEFAULT -> rules;
                };
        return new Variant(
                name == null ? named(engine, model, prompt) : name,
                engine,
                model,
                prompt,
                same ? 1 : candidates);
    }

    private static String named(
            Wish.Engine engine, @Nullable String model, @Nullable String prompt) {
        var name = model == null ? engine.code() : model;
        return prompt == null ? name : name + " " + prompt;
    }
}
