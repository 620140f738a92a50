package dev.baton.finance.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.TestPostgres;
import dev.baton.agent.QuietWork;
import dev.baton.finance.FinanceConfig;
import dev.baton.finance.bank.step.Reconciling;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Item;
import dev.baton.finance.book.Ledger;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.book.store.Imports;
import dev.baton.finance.book.store.Matching;
import dev.baton.finance.book.store.Periods;
import dev.baton.finance.book.store.Posting;
import dev.baton.finance.book.store.Rollback;
import dev.baton.finance.book.store.StoredCompanies;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.json.Json;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.run.TestEngine;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class AccountingAgentTest {
    private static final LocalDate LATE = LocalDate.of(2026, 6, 20);
    private static final Ledger ALL = SampleCompany.generate(5, 1).ledger();
    private static final List<Item> BILLS =
            ALL.items().stream()
                    .filter(item -> item.side() == Item.Side.PAYABLE && !item.date().isBefore(LATE))
                    .limit(6)
                    .toList();

    /**
     * The books before the last bills came and before anything was booked on the bank's account.
     */
    private static final Ledger OPEN =
            Removed.without(
                    ALL,
                    entry ->
                            !entry.date().isBefore(LATE)
                                    && entry.lines().stream()
                                            .anyMatch(line ->
                                                    line.account()
                                                                    .equals(
                                                                            ALL.bankAccounts()
                                                                                    .getFirst()
                                                                                    .account())
                                                            || BILLS.stream()
                                                                    .anyMatch(bill ->
                                                                            bill.id()
                                                                                    .equals(
                                                                                            line
                                                                                                    .item()))),
                    BILLS::contains);

    private final Clock clock = Clock.fixed(Instant.parse("2026-07-01T08:00:00Z"), ZoneOffset.UTC);
    @AutoClose private final HikariDataSource pool = pool();
    private final StoredCompanies companies = new StoredCompanies(pool);
    private final Rollback rollback = new Rollback(pool, clock);
    private final AccountingAgent agent;

    AccountingAgentTest() {
        new Imports(pool, clock).load(OPEN, "test", Actor.person("ann"));
        var bank = new Reconciling(companies, new Matching(pool, clock), clock);
        agent = new AccountingAgent(bank, desk(bank), rollback);
    }

    private EntryDesk desk(Reconciling bank) {
        var config =
                new SmallRyeConfigBuilder()
                        .withMapping(FinanceConfig.class)
                        .withConverter(Duration.class, 200, text -> Duration.ofDays(7))
                        .build()
                        .getConfigMapping(FinanceConfig.class);
        return new EntryDesk(
                bank, new Posting(pool, clock, config), new Periods(pool, clock, config), clock);
    }

    private static HikariDataSource pool() {
        var database = TestEngine.migrated(TestPostgres.fresh());
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private Books books() {
        return companies.of(ALL.company().id());
    }

    private Value.Fields given(String run, Map<String, Object> input) {
        return (Value.Fields) evidence(run, input).body();
    }

    private Evidence evidence(String run, Map<String, Object> input) {
        var outcome = agent.carryOut(Json.fields(input), work(run));
        return ((StepOutcome.Proven) outcome).evidence();
    }

    private static QuietWork work(String run) {
        return new QuietWork() {
            @Override
            public RunId run() {
                return new RunId(run);
            }
        };
    }

    private static Map<String, Object> bills() {
        return Map.of(
                "invoices",
                BILLS.stream()
                        .map(bill ->
                                Map.of(
                                        "invoice",
                                        Removed.invoice(ALL, bill),
                                        "party",
                                        Objects.requireNonNull(bill.party()),
                                        "open",
                                        List.of(),
                                        "confidence",
                                        0.99))
                        .toList());
    }

    private static List<String> statuses(Value.Fields body) {
        return ((Value.Items) body.at("entries"))
                .items().stream()
                        .map(each -> ((Value.Fields) each).text("status").orElseThrow())
                        .toList();
    }

    @Test
    void invoices_are_drafted_and_large_or_doubtful_ones_wait_for_a_person() {
        var before = books().entries(OPEN.company().firstDay(), OPEN.company().asOf()).size();
        var body = given("run-1", bills());
        var statuses = statuses(body);
        assertThat(statuses).hasSize(BILLS.size()).isSubsetOf("posted", "pending_approval");
        var posted = statuses.stream().filter("posted"::equals).count();
        assertThat(books().entries(OPEN.company().firstDay(), OPEN.company().asOf()))
                .hasSize((int) (before + posted));
        for (var i = 0; i < BILLS.size(); i++) {
            var confidence = confidence(((Value.Items) body.at("entries")).items().get(i));
            var large = BILLS.get(i).gross().longValue() >= 10_000;
            assertThat(statuses.get(i).equals("pending_approval"))
                    .isEqualTo(large || confidence < 0.95);
        }
        // The same again changes nothing: what is posted is known, what waits is the same draft.
        given("run-2", bills());
        assertThat(books().entries(OPEN.company().firstDay(), OPEN.company().asOf()))
                .hasSize((int) (before + posted));
    }

    private static double confidence(Value entry) {
        var judgement = (Value.Fields) ((Value.Fields) entry).at("judgement");
        return ((Value.Number) judgement.at("confidence")).number().doubleValue();
    }

    @Test
    void bank_lines_are_booked_and_matched_and_a_rollback_leaves_the_books_as_they_were() {
        var balances = books().balances(OPEN.company().asOf());
        var matches = books().matches();
        var made = evidence("run-3", Map.of());
        var body = (Value.Fields) made.body();
        var posted = statuses(body).stream().filter("posted"::equals).count();
        assertThat(posted).isGreaterThan(3);
        assertThat(books().matches()).hasSize((int) (matches.size() + posted));
        assertThat(body.text("text").orElseThrow()).contains("entries were drafted");

        assertThat(agent.compensate(made, work("run-3"))).isTrue();
        assertThat(books().balances(OPEN.company().asOf())).isEqualTo(balances);
        assertThat(books().matches()).isEqualTo(matches);
        // Booked once more by another run, as if nothing had been.
        var again = given("run-4", Map.of());
        assertThat(statuses(again).stream().filter("posted"::equals)).hasSize((int) posted);
    }

    @Test
    void nothing_is_written_when_nothing_may_be_and_what_is_open_is_not_booked() {
        var before = books().entries(OPEN.company().firstDay(), OPEN.company().asOf()).size();
        var drafted = given("run-5", Map.of("write", false));
        assertThat(statuses(drafted)).isNotEmpty().containsOnly("draft");
        var open =
                given(
                        "run-6",
                        Map.of(
                                "invoice",
                                Map.of(
                                        "invoice",
                                        Removed.invoice(ALL, BILLS.getFirst()),
                                        "open",
                                        List.of(Map.of("field", "date")))));
        assertThat(statuses(open)).isEmpty();
        assertThat(((Value.Items) open.at("open_questions")).items()).hasSize(1);
        assertThat(books().entries(OPEN.company().firstDay(), OPEN.company().asOf()))
                .hasSize(before);
        assertThatThrownBy(() -> given("run-7", Map.of("invoice", Map.of("head", 1))))
                .isInstanceOf(ProblemException.class);
    }
}
