package dev.baton.run;

import dev.baton.agent.AgentCard;
import dev.baton.plan.Effect;
import dev.baton.plan.Step;
import java.util.List;
import java.util.Optional;

/** Whether a plan must be approved before what is left of it runs. */
final class PlanApproval {
    private PlanApproval() {}

    static boolean needed(Standing now, Terms.PlanApproval rule, Leg.Tools tools) {
        var left =
                now.plan().steps().stream()
                        .filter(step -> !now.done().containsKey(step.id()))
                        .toList();
        return switch (rule) {
            case NEVER -> false;
            case EFFECTS -> left.stream().anyMatch(step -> hasEffect(step, tools));
            case COST -> tokens(left, tools) > tools.config().approvalTokens();
            case ALWAYS -> !left.isEmpty();
        };
    }

    private static boolean hasEffect(Step step, Leg.Tools tools) {
        return step.policy().effect() != Effect.NONE
                || card(step, tools).filter(card -> card.effect() != Effect.NONE).isPresent();
    }

    private static int tokens(List<Step> steps, Leg.Tools tools) {
        return steps.stream()
                .mapToInt(step -> card(step, tools).map(card -> card.cost().tokens()).orElse(0))
                .sum();
    }

    private static Optional<AgentCard> card(Step step, Leg.Tools tools) {
        return tools.agents().find(step.agent()).map(agent -> agent.card());
    }
}
