package dev.baton.finance.sample;

import static java.math.BigDecimal.ZERO;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.book.Account;
import dev.baton.finance.book.BankAccount;
import dev.baton.finance.book.BankLine;
import dev.baton.finance.book.Entry;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.Use;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleCompanyTest {
    private static final Sample SAMPLE = SampleCompany.books(1, 1, 2);
    private static final Ledger BOOKS = SAMPLE.ledger();

    @Test
    void it_has_the_size_of_a_small_maker() {
        assertThat(BOOKS.accounts()).hasSizeBetween(43, 58);
        assertThat(BOOKS.entries()).hasSizeBetween(3_100, 4_100);
        assertThat(BOOKS.bankLines()).hasSizeBetween(2_300, 2_900);
        assertThat(BOOKS.items()).hasSizeBetween(1_400, 1_800);
        assertThat(BOOKS.parties().stream().collect(groupingBy(each -> each.role(), counting())))
                .hasSize(3);
    }

    @Test
    void the_same_seed_gives_the_same_company_and_another_another() {
        assertThat(SampleCompany.books(1, 1, 2)).isEqualTo(SAMPLE);
        assertThat(SampleCompany.books(2, 1, 2).ledger()).isNotEqualTo(BOOKS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 101})
    void it_ties_out_on_every_day(long seed) {
        var sample = SampleCompany.books(seed, 1, 2);
        var books = sample.ledger();
        var matched = new Daily(sample);
        for (var day = books.company().firstDay();
                !day.isAfter(books.company().asOf());
                day = day.plusDays(1)) {
            matched.next(day);
            matched.check(day);
        }
    }

    @Test
    void what_the_running_sums_of_this_test_say_the_ledger_says_too() {
        for (var day : List.of(LocalDate.of(2024, 9, 3), LocalDate.of(2026, 6, 30))) {
            var balances = BOOKS.balances(day);
            assertThat(balances.values().stream().reduce(ZERO, BigDecimal::add)).isZero();
            var open =
                    BOOKS.open(Item.Side.RECEIVABLE, day).stream()
                            .map(Item.Open::base)
                            .reduce(ZERO, BigDecimal::add);
            var control =
                    balances.get(Chart.RECEIVABLE_HOME).add(balances.get(Chart.RECEIVABLE_ABROAD));
            assertThat(open).isEqualByComparingTo(control);
        }
    }

    @Test
    void numbers_of_entries_run_without_a_gap_and_sources_are_never_the_same() {
        BOOKS.journals()
                .forEach((journal, entries) ->
                        assertThat(entries.stream().map(Entry::number).sorted().toList())
                                .as(journal)
                                .isEqualTo(
                                        LongStream.rangeClosed(1, entries.size())
                                                .boxed()
                                                .toList()));
        assertThat(BOOKS.entries().stream().map(Entry::source).distinct().count())
                .isEqualTo(BOOKS.entries().size());
        assertThat(
                        BOOKS.entries().stream()
                                .filter(each -> each.preparedBy().equals(each.approvedBy())))
                .isEmpty();
    }

    @Test
    void a_bank_line_is_worth_its_entries() {
        var entries = new HashMap<String, Entry>();
        BOOKS.entries().forEach(entry -> entries.put(entry.id(), entry));
        var sums = new HashMap<List<String>, BigDecimal>();
        var accounts = accounts();
        var accountOf = new HashMap<List<String>, String>();
        for (var line : BOOKS.bankLines()) {
            var ids = SAMPLE.truths().matches().get(line.id());
            if (!ids.isEmpty()) {
                sums.merge(ids, line.amount(), BigDecimal::add);
                accountOf.put(ids, accounts.get(line.bankAccount()));
            }
        }
        sums.forEach((ids, sum) ->
                assertThat(
                                ids.stream()
                                        .flatMap(id -> entries.get(id).lines().stream())
                                        .filter(line -> line.account().equals(accountOf.get(ids)))
                                        .map(Entry.Line::amount)
                                        .reduce(ZERO, BigDecimal::add))
                        .isEqualByComparingTo(sum));
    }

    @Test
    void cash_and_materials_never_run_out_in_the_time_of_the_books() {
        for (var seed = 1; seed <= 3; seed++) {
            var books = SampleCompany.books(seed, 1, 2).ledger();
            for (var day = LocalDate.of(2024, 7, 31);
                    !day.isAfter(books.company().asOf());
                    day = day.plusMonths(1)) {
                var balances = books.balances(day);
                assertThat(balances.get(Chart.BANK_EUR)).as("%s %s", seed, day).isPositive();
                assertThat(balances.get(Chart.MATERIALS)).as("%s %s", seed, day).isPositive();
            }
        }
    }

    static Map<String, String> accounts() {
        var accounts = new HashMap<String, String>();
        BOOKS.bankAccounts().forEach(each -> accounts.put(each.id(), each.account()));
        return accounts;
    }

    /** The balances of a day, carried on to the next. */
    private static final class Daily {
        private final Ledger books;
        private final Map<String, Use> uses = new HashMap<>();
        private final Map<String, BigDecimal> base = new TreeMap<>();
        private final Map<String, BigDecimal> own = new TreeMap<>();
        private final Map<String, BigDecimal> bank = new HashMap<>();
        private final Map<String, BigDecimal> open = new HashMap<>();
        private final Transit transit;

        Daily(Sample sample) {
            books = sample.ledger();
            transit = new Transit(sample);
            for (Account account : books.accounts()) {
                uses.put(account.code(), account.use());
            }
        }

        void next(LocalDate day) {
            for (var entry : books.entries(day, day)) {
                var sums = new HashMap<String, BigDecimal>();
                for (var line : entry.lines()) {
                    base.merge(line.account(), line.base(), BigDecimal::add);
                    own.merge(line.account(), line.amount(), BigDecimal::add);
                    sums.merge(line.currency(), line.amount(), BigDecimal::add);
                    if (line.item() != null) {
                        open.merge(line.item(), line.base(), BigDecimal::add);
                    }
                    if (entry.journal().equals("OPENING") && uses.get(line.account()) == Use.CASH) {
                        bank.merge(line.account(), line.amount(), BigDecimal::add);
                    }
                }
                assertThat(sums.values()).allMatch(sum -> sum.signum() == 0);
            }
            for (BankLine line : books.bankLines(day, day)) {
                bank.merge(accounts().get(line.bankAccount()), line.amount(), BigDecimal::add);
            }
        }

        void check(LocalDate day) {
            assertThat(base.values().stream().reduce(ZERO, BigDecimal::add)).isZero();
            assertThat(sum(Use.RECEIVABLE).add(sum(Use.PAYABLE)))
                    .as("subledgers on " + day)
                    .isEqualByComparingTo(open.values().stream().reduce(ZERO, BigDecimal::add));
            for (BankAccount account : books.bankAccounts()) {
                assertThat(own.get(account.account()).subtract(transit.of(account, day)))
                        .as("%s on %s", account.id(), day)
                        .isEqualByComparingTo(bank.get(account.account()));
            }
        }

        private BigDecimal sum(Use use) {
            return base.entrySet().stream()
                    .filter(each -> uses.get(each.getKey()) == use)
                    .map(Map.Entry::getValue)
                    .reduce(ZERO, BigDecimal::add);
        }
    }

    /** Money of which the books and the bank do not both know on a day, for a week at most. */
    private static final class Transit {
        private record Way(String account, List<Entry> entries, List<BankLine> lines) {
            BigDecimal on(LocalDate day) {
                var booked = ZERO;
                for (var entry : entries) {
                    booked = entry.date().isAfter(day) ? booked : booked.add(on(entry));
                }
                for (var line : lines) {
                    booked = line.booked().isAfter(day) ? booked : booked.subtract(line.amount());
                }
                return booked;
            }

            private BigDecimal on(Entry entry) {
                return entry.lines().stream()
                        .filter(line -> line.account().equals(account))
                        .map(Entry.Line::amount)
                        .reduce(ZERO, BigDecimal::add);
            }
        }

        private final Map<LocalDate, List<Way>> ways = new HashMap<>();
        private final List<Way> unknown = new ArrayList<>();

        Transit(Sample sample) {
            var entries = new HashMap<String, Entry>();
            sample.ledger().entries().forEach(entry -> entries.put(entry.id(), entry));
            var groups = new HashMap<String, List<BankLine>>();
            for (var line : sample.ledger().bankLines()) {
                var ids = sample.truths().matches().get(line.id());
                groups.computeIfAbsent(
                                ids.isEmpty() ? line.id() : ids + line.bankAccount(),
                                _ -> new ArrayList<>())
                        .add(line);
            }
            var left = new HashMap<>(entries);
            for (var lines : groups.values()) {
                var ids = sample.truths().matches().get(lines.getFirst().id());
                ids.forEach(left::remove);
                var account = accounts().get(lines.getFirst().bankAccount());
                add(new Way(account, ids.stream().map(entries::get).toList(), lines));
            }
            for (var entry : left.values()) {
                for (var account : accounts().values()) {
                    var way = new Way(account, List.of(entry), List.of());
                    if (way.on(entry).signum() != 0 && !entry.journal().equals("OPENING")) {
                        assertThat(entry.date())
                                .isAfter(sample.ledger().company().asOf().minusDays(7));
                        add(way);
                    }
                }
            }
        }

        private void add(Way way) {
            if (way.entries().isEmpty()) {
                unknown.add(way);
                return;
            }
            var first =
                    way.entries().stream().map(Entry::date).min(LocalDate::compareTo).orElseThrow();
            for (var days = 0; days < 7; days++) {
                ways.computeIfAbsent(first.plusDays(days), _ -> new ArrayList<>()).add(way);
            }
        }

        BigDecimal of(BankAccount account, LocalDate day) {
            return Stream.concat(unknown.stream(), ways.getOrDefault(day, List.of()).stream())
                    .filter(way -> way.account().equals(account.account()))
                    .map(way -> way.on(day))
                    .reduce(ZERO, BigDecimal::add);
        }
    }
}
