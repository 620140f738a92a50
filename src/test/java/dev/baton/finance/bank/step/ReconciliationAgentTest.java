package dev.baton.finance.bank.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.agent.QuietWork;
import dev.baton.agent.Work;
import dev.baton.finance.book.Books;
import dev.baton.finance.book.Match;
import dev.baton.finance.book.store.Actor;
import dev.baton.finance.sample.Sample;
import dev.baton.finance.sample.SampleCompany;
import dev.baton.json.Json;
import dev.baton.plan.Cause;
import dev.baton.plan.Decision;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class ReconciliationAgentTest {
    private static final Sample SAMPLE = SampleCompany.generate(4, 1);
    private static final String COMPANY = SAMPLE.ledger().company().id();
    @AutoClose private static final StoredBank UNCHANGED = StoredBank.of(SAMPLE.ledger());

    /** Tests that write have books of their own; the others must leave these as they are. */
    private StoredBank stored = UNCHANGED;

    @AfterEach
    void books_that_were_written_are_closed() {
        if (stored != UNCHANGED) {
            stored.close();
        }
    }

    private void writing() {
        stored = StoredBank.of(SAMPLE.ledger());
    }

    private Books books() {
        return stored.companies().of(COMPANY);
    }

    /** A step of a run of its own, with a person's decision or none. */
    private static final class Step extends QuietWork {
        private final String run;
        @Nullable Decision decided;

        Step(String run) {
            this.run = run;
        }

        @Override
        public RunId run() {
            return new RunId(run);
        }

        @Override
        public String idempotencyKey() {
            return run + ":1:E1";
        }

        @Override
        public Optional<Decision> decision() {
            return Optional.ofNullable(decided);
        }
    }

    private Evidence proven(Map<String, Object> input, Work work) {
        var outcome = stored.agent().carryOut(Json.fields(input), work);
        assertThat(outcome).isInstanceOf(StepOutcome.Proven.class);
        return ((StepOutcome.Proven) outcome).evidence();
    }

    private static Value.Fields body(Evidence evidence) {
        return (Value.Fields) evidence.body();
    }

    private static Value file(Sample.File file) {
        return Json.value(Map.of("base64", Base64.getEncoder().encodeToString(file.content())));
    }

    private static Sample.File july(String end) {
        return SAMPLE.statements().stream()
                .filter(file -> !file.name().startsWith("wrong"))
                .filter(file ->
                        file.name().contains("2026-07")
                                && file.name().toLowerCase(java.util.Locale.ROOT).contains("eur"))
                .filter(file -> file.name().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_certain_is_matched_rightly_once_and_can_be_taken_back() {
        writing();
        var before = Set.copyOf(books().matches());
        var work = new Step("run-a");
        var evidence = proven(Map.of(), work);
        var made = new HashSet<>(books().matches());
        made.removeAll(before);
        assertThat(made.size()).isGreaterThan(50);
        for (var match : made) {
            for (var line : match.bankLines()) {
                assertThat(Set.copyOf(match.entries()))
                        .isEqualTo(Set.copyOf(SAMPLE.truths().matches().get(line)));
            }
        }
        assertThat(body(evidence).at("match_count")).isEqualTo(Value.number(made.size()));
        assertThat(body(proven(Map.of(), new Step("run-b"))).at("match_count"))
                .isEqualTo(Value.number(0));

        assertThat(stored.agent().compensate(evidence, work)).isTrue();
        assertThat(Set.copyOf(books().matches())).isEqualTo(before);
        assertThat(stored.agent().compensate(evidence, work)).isTrue();
        assertThat(Set.copyOf(books().matches())).isEqualTo(before);
        // What was taken back can be matched again, by another run.
        proven(Map.of(), new Step("run-c"));
        assertThat(books().matches()).hasSize(before.size() + made.size());
    }

    @Test
    void it_says_how_it_stands_in_numbers_that_are_facts_and_the_statement_ties() {
        var body = body(proven(Map.of("write", false), new Step("run-d")));
        assertThat(body.text("text").orElseThrow())
                .contains("bank lines were matched")
                .contains("a difference of EUR 0.00");
        var statements = ((Value.Items) body.at("statements")).items();
        assertThat(statements).hasSize(SAMPLE.ledger().bankAccounts().size());
        for (var each : statements) {
            assertThat(((Value.Fields) each).text("difference")).contains("0.00");
        }
        assertThat(((Value.Items) body.at("facts")).items()).hasSize(8 * statements.size());
        assertThat(((Value.Items) body.at("rows")).items()).isNotEmpty();
    }

    @Test
    void nothing_is_written_when_nothing_may_be() {
        var before = books().matches();
        var lines = books().bankLines(SAMPLE.ledger().company().firstDay(), Reconciling.FAR);
        var input = Map.of("write", false, "statement", file(july(".camt053.xml")));
        var body = body(proven(input, new Step("run-e")));
        assertThat(((Value.Items) body.at("rows")).items()).isNotEmpty();
        assertThat(books().matches()).isEqualTo(before);
        assertThat(books().bankLines(SAMPLE.ledger().company().firstDay(), Reconciling.FAR))
                .isEqualTo(lines);
    }

    @Test
    void a_statement_is_kept_once_in_whatever_format_and_taken_back_with_its_step() {
        writing();
        var from = SAMPLE.ledger().company().firstDay();
        var lines = books().bankLines(from, Reconciling.FAR).size();
        var work = new Step("run-f");
        var evidence = proven(Map.of("statement", file(july(".camt053.xml"))), work);
        var more = books().bankLines(from, Reconciling.FAR).size();
        assertThat(more).isGreaterThan(lines);
        proven(Map.of("statement", file(july(".camt053.xml"))), new Step("run-g"));
        proven(Map.of("statement", file(july(".sta"))), new Step("run-h"));
        assertThat(books().bankLines(from, Reconciling.FAR)).hasSize(more);
        stored.agent().compensate(evidence, work);
    }

    @Test
    void a_statement_that_does_not_tie_or_is_of_another_company_changes_nothing() {
        var wrong =
                SAMPLE.statements().stream()
                        .filter(file -> file.name().startsWith("wrong"))
                        .toList();
        assertThat(wrong).hasSize(2);
        var before = books().bankLines(SAMPLE.ledger().company().firstDay(), Reconciling.FAR);
        for (var each : wrong) {
            refused(file(each), Cause.REJECTED);
        }
        var other =
                new String(july(".sta").content(), java.nio.charset.StandardCharsets.UTF_8)
                        .replaceAll(":25:.*", ":25:DE00999999990000000000");
        refused(Value.text(other), Cause.REJECTED);
        assertThat(books().bankLines(SAMPLE.ledger().company().firstDay(), Reconciling.FAR))
                .isEqualTo(before);
    }

    private void refused(Value statement, Cause cause) {
        assertThatThrownBy(() -> proven(Map.of("statement", statement), new Step("run-i")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().cause()).isEqualTo(cause));
    }

    @Test
    void what_is_likely_is_held_for_a_person_and_kept_as_they_say() {
        writing();
        var work = new Step("run-j");
        var outcome = stored.agent().carryOut(Json.fields(Map.of("hold", true)), work);
        assertThat(outcome).isInstanceOf(StepOutcome.Held.class);
        var question = ((StepOutcome.Held) outcome).question();
        var shown = ((Value.Items) question.proposed()).items();
        assertThat(question.response().faults(question.proposed())).isEmpty();
        var before = books().matches().size();
        work.decided = decision(Decision.Action.APPROVE);
        proven(Map.of("hold", true), work);
        assertThat(books().matches()).hasSize(before + shown.size());
        assertThat(books().matches()).extracting(Match::how).contains("by ann");
    }

    @Test
    void what_a_person_rejects_is_not_matched() {
        writing();
        var work = new Step("run-k");
        stored.agent().carryOut(Json.fields(Map.of("hold", true)), work);
        var before = books().matches().size();
        work.decided = decision(Decision.Action.REJECT);
        proven(Map.of("hold", true), work);
        assertThat(books().matches()).hasSize(before);
    }

    private static Decision decision(Decision.Action action) {
        return new Decision(action, Value.NOTHING, "ann", null, Instant.EPOCH);
    }

    @Test
    void a_persons_match_is_kept_once_taken_back_and_made_again() {
        writing();
        var open =
                dev.baton.finance.bank.match.Reconciliation.of(
                                books(),
                                books().bankAccounts().getFirst(),
                                books().company().asOf())
                        .suggestions()
                        .stream()
                        .filter(each -> !each.entries().isEmpty())
                        .findFirst()
                        .orElseThrow();
        var ann = Actor.person("ann");
        var reconciling = stored.reconciling();
        var first = reconciling.match(books(), open.bankLines(), open.entries(), ann);
        assertThat(reconciling.match(books(), open.bankLines(), open.entries(), ann))
                .isEqualTo(first);
        reconciling.unmatch(books(), first.id(), ann);
        assertThat(books().matches()).doesNotContain(first);
        assertThatThrownBy(() -> reconciling.unmatch(books(), first.id(), ann))
                .hasMessageContaining("no match");
        stored.tick();
        var again = reconciling.match(books(), open.bankLines(), open.entries(), ann);
        assertThat(again.bankLines()).isEqualTo(first.bankLines());
        assertThatThrownBy(() -> reconciling.match(books(), List.of("nope"), open.entries(), ann))
                .hasMessageContaining("bank lines of one account");
    }
}
