package dev.baton.finance.bank.step;

import dev.baton.finance.bank.match.Position;
import dev.baton.finance.bank.match.Reconciliation;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.fact.Fact;
import dev.baton.finance.fact.FactSheet;
import dev.baton.finance.fact.Wording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What a bookkeeper reads first of a reconciliation; every number of it is a fact. */
final class BankText {
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** One bank account: how many lines were matched now, what is left, and whether it ties. */
    void add(Reconciliation made, int matched) {
        var bank = made.bank();
        var position = made.position();
        var id = "bank:" + bank.id() + ":";
        names.add(bank.id());
        names.add(bank.bank());
        count(id + "matched", "Bank lines matched", matched, position);
        count(id + "open", "Bank lines not matched", made.unmatched().size(), position);
        money(id + "per_bank", "Balance per bank", position.perBank(), position, bank);
        money(id + "in_transit", "In transit", position.inTransit().amount(), position, bank);
        money(id + "outstanding", "Outstanding", position.outstanding().amount(), position, bank);
        money(
                id + "not_in_books",
                "Not in the books",
                position.notInBooks().amount(),
                position,
                bank);
        money(id + "per_books", "Balance per books", position.perBooks(), position, bank);
        money(id + "difference", "Difference", position.difference(), position, bank);
        said.add(
                ("At the %s ({{bank:%s:per_bank|label}} {{bank:%s:per_bank}}), {{bank:%s:matched}} bank lines were matched"
                                + " and {{bank:%s:open}} are left; with {{bank:%s:in_transit}} in transit,"
                                + " {{bank:%s:outstanding}} outstanding and {{bank:%s:not_in_books}} not in the books,"
                                + " the books say {{bank:%s:per_books}}, a difference of {{bank:%s:difference}}.")
                        .replace("bank:%s", "bank:" + bank.id())
                        .formatted(bank.bank()));
    }

    private void count(String id, String label, int number, Position at) {
        facts.add(
                new Fact(
                        id,
                        label,
                        BigDecimal.valueOf(number),
                        "count",
                        at.day(),
                        "counted",
                        List.of()));
    }

    private void money(String id, String label, BigDecimal amount, Position at, BankAccount bank) {
        facts.add(
                new Fact(
                        id,
                        label,
                        amount.setScale(2, java.math.RoundingMode.HALF_EVEN),
                        bank.currency(),
                        at.day(),
                        "reconciliation statement",
                        List.of(bank.account())));
    }

    List<Fact> facts() {
        return List.copyOf(facts);
    }

    String text() {
        var sheet = new FactSheet(facts, names);
        return Wording.ENGLISH.checked(
                said.isEmpty() ? "The company has no bank account." : String.join(" ", said),
                sheet);
    }
}
