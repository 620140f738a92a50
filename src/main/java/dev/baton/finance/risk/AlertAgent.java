package dev.baton.finance.risk;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds what may go wrong or has gone wrong in the books, and what could be done better. */
@ApplicationScoped
class AlertAgent implements Agent {
    static final String NAME = "alert_agent";

    private final Watch watch;

    AlertAgent(Watch watch) {
        this.watch = watch;
    }

    @Override
    public AgentCard card() {
        return Watch.card(
                NAME,
                "Finds risks and opportunities in a company's books: liquidity, covenants,"
                        + " concentration, overdue customers, duplicate payments, limit splitting,"
                        + " changed bank accounts, ghost vendors, backdated entries, number gaps,"
                        + " swapped digits, bank lines without a document. Each has evidence, an"
                        + " owner and a day.");
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        return watch.look(input);
    }
}
