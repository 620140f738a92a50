package dev.baton.finance.bank.step;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Rollback;
import dev.baton.finance.step.Shapes;
import dev.baton.json.Canonical;
import dev.baton.json.Json;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Matches a company's bank lines with its books; what is not certain is asked or suggested. */
@ApplicationScoped
class ReconciliationAgent implements Agent {
    private static final String NAME = "reconciliation_agent";
    private static final AgentCard CARD =
            new AgentCard(
                    NAME,
                    "Reads a bank statement (camt.053, MT940, CSV) or takes the bank lines in the books, matches"
                            + " them with entries where that is certain, suggests the rest with reasons, and"
                            + " draws up the reconciliation statement.",
                    Shapes.INPUT
                            .maybe("bank_account", Shape.TEXT)
                            .maybe("statement", Shape.ANY)
                            .maybe("csv", Shape.ANY)
                            .maybe("write", Shape.FLAG)
                            .maybe("hold", Shape.FLAG),
                    Bodies.OUTPUT,
                    Effect.IDEMPOTENT,
                    FinancePermissions.POST,
                    new AgentCard.Cost(0, 500));

    private final Reconciling reconciling;
    private final Rollback rollback;

    ReconciliationAgent(Reconciling reconciling, Rollback rollback) {
        this.reconciling = reconciling;
        this.rollback = rollback;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var books = reconciling.books(input.text("company").orElse(null));
        var actor = Actor.agent(NAME, work);
        var writes = !(input.at("write") instanceof Value.Flag(var flag)) || flag;
        var matches = new ArrayList<Match>();
        if (writes) {
            matches.addAll(decided(books, work, actor));
        }
        var subjects = Subject.of(reconciling, books, input, writes, actor);
        work.progress("Matching", 0.4);
        var made = new ArrayList<Reconciliation>();
        for (var subject : subjects) {
            work.cancellation().check();
            made.add(subject.reconciled(books));
        }
        for (var each : made) {
            matches.addAll(
                    writes ? reconciling.match(books, each.matches(), actor) : each.matches());
        }
        var asked = Proposal.of(made);
        var holds = writes && Value.holds(input.at("hold")) && work.decision().isEmpty();
        if (holds && !asked.isEmpty()) {
            work.shared().put(key(work), Json.value(new Held(asked, matches)));
            return new StepOutcome.Held(Proposal.question(asked));
        }
        return new StepOutcome.Proven(Bodies.evidence(books, matches, made, asked));
    }

    /** What was shown to a person, and what had been matched by then. */
    record Held(List<Proposal> proposed, List<Match> matches) {}

    /** Keeps what a person decided; with what was matched before they were asked. */
    private List<Match> decided(Books books, Work work, Actor actor) {
        var decision = work.decision();
        var held =
                decision.isEmpty()
                        ? Value.NOTHING
                        : work.shared().get(key(work)).orElse(Value.NOTHING);
        if (decision.isEmpty() || held instanceof Value.Nothing) {
            return List.of();
        }
        var before = Json.as(held, Held.class);
        var all = new ArrayList<>(before.matches());
        for (var each : Proposal.decided(Json.value(before.proposed()), decision.get())) {
            all.add(
                    reconciling.match(
                            books,
                            each.bankLines(),
                            each.entries(),
                            "by " + decision.get().by(),
                            actor));
        }
        return all;
    }

    private static String key(Work work) {
        return "bank-" + Canonical.sha256(work.idempotencyKey()).substring(0, 24);
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        rollback.ofStep(evidence, work, NAME);
        return true;
    }
}
