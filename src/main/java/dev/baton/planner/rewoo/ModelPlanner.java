package dev.baton.planner.rewoo;

import dev.baton.agent.Work;
import dev.baton.model.Models;
import dev.baton.model.Prompt;
import dev.baton.model.Purpose;
import dev.baton.model.Wish;
import dev.baton.plan.Plan;
import dev.baton.plan.PlanCheck;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Goal;
import dev.baton.planner.PlannerConfig;
import dev.baton.planner.Setback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has a language model write a whole plan, and repair it when it has faults. Throws a {@link
 * dev.baton.plan.ProblemException} of a model's cause when none answers.
 */
@ApplicationScoped
public class ModelPlanner {
    private final Models models;
    private final PlannerConfig config;
    private final Clock clock;
    private final Prompts prompts =
            new Prompts(
                    Prompt.named("planner-plan"),
                    Prompt.named("planner-replan"),
                    Prompt.named("planner-repair"));

    @Inject
    public ModelPlanner(Models models, PlannerConfig config, Clock clock) {
        this.models = models;
        this.config = config;
        this.clock = clock;
    }

    /** What a model is told to plan, to plan on, and to repair a plan. */
    record Prompts(Prompt plan, Prompt replan, Prompt repair) {}

    /**
     * What came of it: a plan, or every fault of the last attempt, or the model's word that the
     * agents cannot do it; and the model that wrote it.
     */
    public record Outcome(
            @Nullable Plan plan,
            List<PlanCheck.Fault> faults,
            @Nullable String impossible,
            String engine) {}

    /** True when a model can be asked now. */
    public boolean available() {
        return models.available(Purpose.PLANNING);
    }

    /** The model that is asked first, or {@value Models#RULES}. */
    public String engine() {
        return models.engine(Purpose.PLANNING);
    }

    private Prompts told(Work work) {
        var wish = Wish.of(work.request());
        return new Prompts(
                models.prompt(prompts.plan(), wish),
                models.prompt(prompts.replan(), wish),
                models.prompt(prompts.repair(), wish));
    }

    /** A plan for a goal. */
    public Outcome plan(Goal goal, Catalogue catalogue, Work work) {
        return new Planning(models, config, clock, told(work), goal, catalogue, work).plan();
    }

    /** A plan that goes on after a setback; what is done stands in it as it was. */
    public Outcome replan(Goal goal, Setback setback, Catalogue catalogue, Work work) {
        return new Planning(models, config, clock, told(work), goal, catalogue, work)
                .replan(setback);
    }
}
