package dev.baton.finance.risk;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;

/** The alert agent under the other name it is known by. */
@ApplicationScoped
class RiskAssessmentAgent implements Agent {
    private final Watch watch;

    RiskAssessmentAgent(Watch watch) {
        this.watch = watch;
    }

    @Override
    public AgentCard card() {
        return Watch.card("risk_assessment_agent", "Another name of alert_agent.");
    }

    /** One name is enough to make plans with. */
    @Override
    public boolean planned() {
        return false;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        return watch.look(input);
    }
}
