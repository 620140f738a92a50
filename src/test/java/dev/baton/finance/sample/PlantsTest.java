package dev.baton.finance.sample;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Party;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the truths say can be seen in the books, and what only looks like it is there too. */
class PlantsTest {
    private Sample sample = SampleCompany.books(1, 1, 2);
    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Party> parties = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 101, 113})
    void everything_planted_can_be_found(long seed) {
        read(SampleCompany.books(seed, 1, 2));
        for (var kind : Plant.Kind.values()) {
            assertThat(sample.truths().plants()).anyMatch(plant -> plant.kind() == kind);
        }
        each(
                Plant.Kind.DUPLICATE_PAYMENT,
                plant -> {
                    var paid = entriesOf(plant);
                    assertThat(paid).hasSize(2);
                    assertThat(bank(paid.getFirst())).isEqualByComparingTo(bank(paid.getLast()));
                });
        each(
                Plant.Kind.LIMIT_SPLIT,
                plant -> {
                    var bills = itemsOf(plant);
                    assertThat(bills).hasSizeGreaterThan(1);
                    assertThat(bills.stream().map(bill -> bill.party() + bill.date()).distinct())
                            .hasSize(1);
                    assertThat(bills).allMatch(bill -> bill.gross().compareTo(Desk.LIMIT) < 0);
                    assertThat(sum(bills)).isGreaterThan(Desk.LIMIT);
                });
        each(
                Plant.Kind.BACKDATED,
                plant -> {
                    var entry = entriesOf(plant).getFirst();
                    var written = entry.recorded().atZone(ZoneOffset.UTC).toLocalDate();
                    assertThat(written).isAfter(entry.date().plusDays(30));
                    assertThat(entry.approvedBy()).isNull();
                });
        each(
                Plant.Kind.SWAPPED_DIGITS,
                plant -> {
                    var paid = bank(entriesOf(plant).getLast()).negate();
                    var item = itemsOf(plant).getFirst();
                    var difference = paid.subtract(item.gross()).abs();
                    assertThat(difference).isEqualByComparingTo(plant.amount()).isPositive();
                    assertThat(difference.remainder(new BigDecimal("0.09"))).isZero();
                    assertThat(sorted(paid)).isEqualTo(sorted(item.gross()));
                });
        each(Plant.Kind.CHANGED_IBAN, this::stolen);
        each(
                Plant.Kind.GHOST_VENDOR,
                plant -> {
                    var ghost = parties.get(plant.ids().getFirst());
                    assertThat(ghost.taxId()).isNull();
                    assertThat(parties.values())
                            .anyMatch(party ->
                                    party.role() == Party.Role.EMPLOYEE
                                            && Objects.equals(party.iban(), ghost.iban()));
                    assertThat(itemsOf(plant)).allMatch(item -> item.party().equals(ghost.id()));
                });
        each(
                Plant.Kind.NUMBER_GAP,
                plant -> {
                    assertThat(items.values().stream().map(Item::number))
                            .doesNotContain(plant.ids().getFirst());
                    assertThat(itemsOf(plant)).hasSize(2);
                });
        each(
                Plant.Kind.UNDOCUMENTED_BANK_LINE,
                plant ->
                        assertThat(sample.truths().matches().get(plant.ids().getFirst()))
                                .isEmpty());
    }

    @Test
    void numbers_of_invoices_have_no_other_gaps() {
        read(sample);
        var missing =
                sample.truths().plants().stream()
                        .filter(plant -> plant.kind() == Plant.Kind.NUMBER_GAP)
                        .map(plant -> plant.ids().getFirst())
                        .toList();
        var numbers =
                items.values().stream()
                        .filter(item -> item.side() == Item.Side.RECEIVABLE)
                        .map(Item::number)
                        .filter(number -> number.startsWith("R-2025"))
                        .map(number -> Integer.parseInt(number.substring(7)))
                        .sorted()
                        .toList();
        for (var number = 1; number <= numbers.getLast(); number++) {
            if (!numbers.contains(number)) {
                assertThat(missing).contains("R-2025-%05d".formatted(number));
            }
        }
    }

    @Test
    void there_are_innocents_that_look_alike() {
        read(sample);
        var stolen = ids(Plant.Kind.CHANGED_IBAN);
        assertThat(sample.ledger().partyChanges())
                .filteredOn(change -> change.field().equals("iban"))
                .anyMatch(change -> !stolen.contains(change.party()));
        var split = ids(Plant.Kind.LIMIT_SPLIT);
        assertThat(items.values())
                .anyMatch(item ->
                        item.side() == Item.Side.PAYABLE
                                && item.gross().compareTo(new BigDecimal("9500")) > 0
                                && item.gross().compareTo(Desk.LIMIT) < 0
                                && !split.contains(item.id()));
        var backdated = ids(Plant.Kind.BACKDATED);
        assertThat(entries.values())
                .anyMatch(entry ->
                        Duration.between(
                                                        entry.date()
                                                                .atStartOfDay()
                                                                .toInstant(ZoneOffset.UTC),
                                                        entry.recorded())
                                                .toDays()
                                        > 30
                                && entry.approvedBy() != null
                                && !backdated.contains(entry.id()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4, 5, 108})
    void cash_first_falls_below_the_minimum_in_the_week_that_is_told(long seed) {
        var told = SampleCompany.books(seed, 1, 2);
        var desk = Story.of(Frame.of(seed, 1, 2)).desk();
        var asOf = told.ledger().company().asOf();
        var rate = desk.rates.of("USD", asOf);
        var cash = euros(told.ledger(), rate).add(openingCash(told.ledger(), rate));
        LocalDate below = null;
        for (var day = asOf.plusDays(1);
                below == null && !day.isAfter(told.truths().future().company().asOf());
                day = day.plusDays(1)) {
            for (var line : told.truths().future().bankLines(day, day)) {
                cash = cash.add(euros(line, rate));
            }
            below = cash.compareTo(told.truths().minimumCash()) < 0 ? day : null;
        }
        assertThat(below).isNotNull();
        assertThat(below)
                .isBetween(told.truths().breachWeek(), told.truths().breachWeek().plusDays(6));
        assertThat(told.truths().breachWeek())
                .isBetween(LocalDate.of(2026, 8, 17), LocalDate.of(2026, 8, 31));
    }

    private void stolen(Plant plant) {
        var payment = entriesOf(plant).getFirst();
        var party = plant.ids().stream().filter(parties::containsKey).findFirst().orElseThrow();
        var change =
                sample.ledger().partyChanges().stream()
                        .filter(each -> each.party().equals(party) && each.field().equals("iban"))
                        .findFirst()
                        .orElseThrow();
        assertThat(change.day()).isBetween(payment.date().minusDays(8), payment.date());
        for (var line : sample.ledger().bankLines()) {
            var told = sample.truths().matches().get(line.id());
            if (told.equals(List.of(payment.id()))) {
                assertThat(line.counterpartyIban()).isEqualTo(change.after());
            }
        }
    }

    private void read(Sample other) {
        sample = other;
        other.ledger().items().forEach(item -> items.put(item.id(), item));
        other.ledger().entries().forEach(entry -> entries.put(entry.id(), entry));
        other.ledger().parties().forEach(party -> parties.put(party.id(), party));
    }

    private void each(Plant.Kind kind, Consumer<Plant> check) {
        sample.truths().plants().stream().filter(plant -> plant.kind() == kind).forEach(check);
    }

    private List<String> ids(Plant.Kind kind) {
        return sample.truths().plants().stream()
                .filter(plant -> plant.kind() == kind)
                .flatMap(plant -> plant.ids().stream())
                .toList();
    }

    private List<Item> itemsOf(Plant plant) {
        return plant.ids().stream().filter(items::containsKey).map(items::get).toList();
    }

    private List<Entry> entriesOf(Plant plant) {
        return plant.ids().stream().filter(entries::containsKey).map(entries::get).toList();
    }

    private static BigDecimal bank(Entry entry) {
        return entry.lines().stream()
                .filter(line -> line.account().equals(Chart.BANK_EUR))
                .map(Entry.Line::amount)
                .reduce(ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(List<Item> bills) {
        return bills.stream().map(Item::gross).reduce(ZERO, BigDecimal::add);
    }

    private static String sorted(BigDecimal amount) {
        var digits = amount.toPlainString().toCharArray();
        Arrays.sort(digits);
        return new String(digits);
    }

    private static BigDecimal euros(Ledger ledger, BigDecimal rate) {
        return ledger.bankLines().stream()
                .map(line -> euros(line, rate))
                .reduce(ZERO, BigDecimal::add);
    }

    private static BigDecimal euros(BankLine line, BigDecimal rate) {
        return line.currency().equals("USD")
                ? Money.round(line.amount().multiply(rate))
                : line.amount();
    }

    private static BigDecimal openingCash(Ledger ledger, BigDecimal rate) {
        return ledger.entries().stream()
                .filter(entry -> entry.journal().equals("OPENING"))
                .flatMap(entry -> entry.lines().stream())
                .filter(line ->
                        line.account().equals(Chart.BANK_EUR)
                                || line.account().equals(Chart.BANK_USD))
                .map(line ->
                        line.currency().equals("USD")
                                ? Money.round(line.amount().multiply(rate))
                                : line.amount())
                .reduce(ZERO, BigDecimal::add);
    }
}
