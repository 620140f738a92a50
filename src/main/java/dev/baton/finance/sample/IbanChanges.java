package dev.baton.finance.sample;

import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Accounts of vendors that were changed: two by a swindler, others because they moved banks. */
final class IbanChanges implements PayRuns.AccountChanges {
    private static final String SWINDLER = "k.brandt";
    private final Desk desk;
    private final Dice dice;
    private final List<Party.Change> changes = new ArrayList<>();
    private final List<Purchasing.Due> stolen = new ArrayList<>();
    private final HashSet<String> touched = new HashSet<>();

    private IbanChanges(Desk desk) {
        this.desk = desk;
        this.dice = desk.frame.dice().named("iban changes");
    }

    static IbanChanges before(List<Purchasing.Due> dues, Desk desk, Cast cast) {
        var changes = new IbanChanges(desk);
        changes.steal(dues);
        changes.innocent(dues, cast);
        changes.others(cast);
        return changes;
    }

    List<Party.Change> changes() {
        return changes.stream()
                .filter(change -> !change.day().isAfter(desk.frame.asOf()))
                .sorted(java.util.Comparator.comparing(Party.Change::day))
                .toList();
    }

    @Override
    public @Nullable String iban(Party party, LocalDate day) {
        return iban(party, day, changes);
    }

    /** What stands on its invoices: a swindler's account does not. */
    @Nullable String printed(Party party, LocalDate day) {
        return iban(
                party, day, changes.stream().filter(each -> !each.by().equals(SWINDLER)).toList());
    }

    private static @Nullable String iban(Party party, LocalDate day, List<Party.Change> changes) {
        var iban = party.iban();
        for (var change : changes) {
            if (change.party().equals(party.id())
                    && change.field().equals("iban")
                    && !change.day().isAfter(day)) {
                iban = change.after();
            }
        }
        return iban;
    }

    @Override
    public void plant(Map<Claim, List<Draft>> payments) {
        for (var due : stolen) {
            var claim = due.entered().claim();
            var paid =
                    payments.getOrDefault(claim, List.of()).stream()
                            .filter(draft -> draft.date.equals(due.day()))
                            .toList();
            desk.plant(
                    Plant.Kind.CHANGED_IBAN,
                    due.amount(),
                    PayRuns.ids(paid, List.of(claim.party.id())));
        }
    }

    private void steal(List<Purchasing.Due> dues) {
        var choices =
                dues.stream()
                        .filter(due -> due.entered().bill().trick() == Bill.Trick.NONE)
                        .filter(due ->
                                due.entered().bill().vendor().trade() == Vendor.Trade.MATERIALS)
                        .filter(due -> due.amount().compareTo(new BigDecimal("6000")) > 0)
                        .filter(due -> due.day().isAfter(desk.frame.firstDay().plusDays(90)))
                        .filter(due -> due.day().isBefore(desk.frame.asOf().minusDays(10)))
                        .toList();
        while (stolen.size() < 2) {
            var due = dice.pick(choices);
            var party = due.entered().claim().party;
            if (party.iban() != null && touched.add(party.id())) {
                var day = Days.before(due.day().minusDays(dice.between(1, 5)));
                stolen.add(due);
                change(party, "iban", party.iban(), Numbers.iban("DE", dice), day, SWINDLER);
            }
        }
    }

    /** Long before they are paid again. */
    private void innocent(List<Purchasing.Due> dues, Cast cast) {
        for (var tries = 0; tries < 2000 && changes.size() < 5; tries++) {
            var party = dice.pick(cast.vendors()).party();
            var span = (int) (desk.frame.asOf().toEpochDay() - desk.frame.firstDay().toEpochDay());
            var day = Days.from(desk.frame.firstDay().plusDays(dice.between(60, span - 60)));
            var quiet =
                    dues.stream()
                            .filter(due -> due.entered().claim().party.id().equals(party.id()))
                            .noneMatch(due ->
                                    !due.day().isBefore(day)
                                            && due.day().isBefore(day.plusDays(32)));
            if (quiet && party.iban() != null && touched.add(party.id())) {
                var iban = Numbers.iban(party.country(), dice);
                change(party, "iban", party.iban(), iban, day, "s.wolf");
            }
        }
    }

    private void others(Cast cast) {
        for (var i = 0; i < 6; i++) {
            var party = dice.pick(cast.customers()).party();
            var day = Days.from(desk.frame.firstDay().plusDays(dice.between(20, 600)));
            change(party, "terms", "30", "" + party.terms(), day, "m.keller");
        }
    }

    private void change(
            Party party,
            String field,
            @Nullable String before,
            String after,
            LocalDate day,
            String by) {
        changes.add(new Party.Change(party.id(), field, before, after, day, by));
    }

    /** As they stand when the books end. */
    List<Party> parties(List<Party> parties, Party... more) {
        return Stream.concat(parties.stream(), Stream.of(more))
                .map(party ->
                        new Party(
                                party.id(),
                                party.role(),
                                party.name(),
                                party.country(),
                                party.taxId(),
                                iban(party, desk.frame.asOf()),
                                party.terms(),
                                party.since()))
                .toList();
    }
}
