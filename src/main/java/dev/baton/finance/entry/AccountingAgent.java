package dev.baton.finance.entry;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.finance.bank.step.Reconciling;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.FinancePermissions;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Rollback;
import dev.baton.finance.step.Asked;
import dev.baton.finance.step.Shapes;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Shape;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Drafts entries for invoices and for bank lines without one; people approve what is not sure. */
@ApplicationScoped
class AccountingAgent implements Agent {
    private static final String NAME = "accounting_agent";
    private static final AgentCard CARD =
            new AgentCard(
                    NAME,
                    "Drafts journal entries for invoices and for bank lines that have none, by open items, rules and"
                            + " history, each with its confidence and alternatives; posts what the policy allows"
                            + " and has people approve the rest.",
                    Shapes.INPUT
                            .maybe("invoices", Shape.ANY)
                            .maybe("invoice", Shape.ANY)
                            .maybe("bank_lines", Shape.FLAG)
                            .maybe("bank_account", Shape.TEXT)
                            .maybe("rules", Shape.items(Shape.Fields.OPEN))
                            .maybe("write", Shape.FLAG),
                    AccountingBody.OUTPUT,
                    Effect.IDEMPOTENT,
                    FinancePermissions.POST,
                    new AgentCard.Cost(0, 500));

    private final Reconciling bank;
    private final EntryDesk desk;
    private final Rollback rollback;

    AccountingAgent(Reconciling bank, EntryDesk desk, Rollback rollback) {
        this.bank = bank;
        this.desk = desk;
        this.rollback = rollback;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var books = bank.books(input.text("company").orElse(null));
        var actor = Actor.agent(NAME, work);
        var invoices = GivenInvoice.of(input);
        // Who gives invoices wants these; the bank's lines too when they say so.
        var lines =
                input.at("bank_lines") instanceof Value.Flag(var flag) ? flag : invoices.isEmpty();
        var at = desk.accountant(books, NAME);
        var drafts = desk.invoices(at, invoices);
        if (lines) {
            var banks = Reconciling.banks(books, input.text("bank_account").orElse(null));
            drafts =
                    drafts.and(
                            desk.lines(
                                    at, banks, Asked.asOf(input, books), rules(input.at("rules"))));
        }
        var writes = !(input.at("write") instanceof Value.Flag(var write)) || write;
        var handed = new ArrayList<EntryDesk.Handed>();
        var undecided = new ArrayList<>(drafts.undecided());
        for (var draft : drafts.drafts()) {
            work.cancellation().check();
            if (!writes) {
                handed.add(new EntryDesk.Handed(draft, draft.entry().id(), Entry.Status.DRAFT));
                continue;
            }
            try {
                handed.add(desk.hand(at, draft, actor));
            } catch (ProblemException e) {
                if (e.problem().cause() != Cause.CONFLICT) {
                    throw e;
                }
                // One that waits already must not stop the others.
                undecided.add(new Undecided(draft.subject(), e.problem().text(), List.of()));
            }
        }
        var all = new Drafts(handed.stream().map(EntryDesk.Handed::draft).toList(), undecided);
        return new StepOutcome.Proven(AccountingBody.evidence(books, handed, all));
    }

    private static List<LineRule> rules(Value value) {
        if (!(value instanceof Value.Items(var items))) {
            return List.of();
        }
        try {
            return items.stream()
                    .map(item -> LineRule.own(Json.as(item, LineRule.Own.class)))
                    .toList();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw ProblemException.of(
                    Cause.BAD_REQUEST,
                    "A rule of a bank line cannot be read.",
                    "Write rules as {\"name\": \"rent\", \"words\": [\"miete\"], \"account\": \"6100\"}.");
        }
    }

    @Override
    public boolean compensate(Evidence evidence, Work work) {
        rollback.ofStep(evidence, work, NAME);
        return true;
    }
}
