package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.echo;
import static dev.baton.run.Plans.policy;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Cause;
import dev.baton.plan.Confidence;
import dev.baton.plan.OnFailure;
import dev.baton.plan.ProblemException;
import dev.baton.plan.RunId;
import dev.baton.plan.SessionId;
import dev.baton.plan.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class RunsTest {
    private static final Terms URGENT =
            new Terms(
                    9,
                    Terms.Escalate.WAIT,
                    new Confidence(0.55),
                    Terms.PlanApproval.EFFECTS,
                    "operation",
                    new Value.Fields(Map.of("ticket", Value.text("T-1"))),
                    null);
    private static TestEngine world;
    private static RunView operation;
    private static RunView query;
    private static RunView failed;

    @BeforeAll
    static void start() {
        world =
                TestEngine.fresh(
                        echo(),
                        agent(
                                "broken",
                                (_, _) -> {
                                    throw ProblemException.of(Cause.QUERY_FAILED, "No.");
                                }));
        query = world.ended(request(step(1, "echo")));
        failed = world.ended(request(step(1, "broken")));
        operation =
                world.ended(
                        request(
                                        null,
                                        Duration.ofSeconds(20),
                                        new Value.Fields(Map.of("word", Value.text("long"))),
                                        step(1, "echo"))
                                .on(
                                        URGENT.approving(Terms.PlanApproval.NEVER)
                                                .escalating(Terms.Escalate.NEVER)));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static List<RunId> ids(RunFilter filter) {
        return world.runs.page(filter, null, 10).items().stream().map(RunView::id).toList();
    }

    @Test
    void terms_are_kept_as_they_were_given() {
        assertThat(query.terms()).isEqualTo(Terms.DEFAULT);
        assertThat(operation.terms().priority()).isEqualTo(9);
        assertThat(operation.terms().threshold()).isEqualTo(new Confidence(0.55));
        assertThat(operation.terms().metadata()).isEqualTo(URGENT.metadata());
        assertThat(operation.revision()).isEqualTo(1);
        assertThatThrownBy(() ->
                        new Terms(
                                11,
                                URGENT.escalate(),
                                URGENT.threshold(),
                                URGENT.approval(),
                                "query",
                                Value.Fields.EMPTY,
                                null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(URGENT.urgent(11).priority()).isEqualTo(10);
    }

    @Test
    void lists_show_what_the_filter_lets_through() {
        assertThat(ids(RunFilter.ALL)).containsExactly(operation.id(), failed.id(), query.id());
        assertThat(ids(RunFilter.ALL.at("operation"))).containsExactly(operation.id());
        assertThat(ids(RunFilter.ALL.standing(RunStatus.FAILED))).containsExactly(failed.id());
        assertThat(ids(RunFilter.ofCaller("anna").at("query").carryingOut("test")))
                .containsExactly(failed.id(), query.id());
        assertThat(ids(RunFilter.ALL.by("berta"))).isEmpty();
        assertThat(ids(RunFilter.ofSession(new SessionId("session")).carryingOut("other")))
                .isEmpty();
    }

    @Test
    void a_filtered_list_goes_on_where_its_last_page_ended() {
        var first = world.runs.page(RunFilter.ALL.at("query"), null, 1);
        var second = world.runs.page(RunFilter.ALL.at("query"), first.next(), 1);

        assertThat(first.items()).extracting(RunView::id).containsExactly(failed.id());
        assertThat(second.items()).extracting(RunView::id).containsExactly(query.id());
        assertThat(second.next()).isNull();
    }

    @Test
    void a_brief_list_shows_the_same_runs_without_what_may_be_large() {
        var whole = world.runs.page(RunFilter.ALL.at("operation"), null, 10);
        var brief = world.runs.brief(RunFilter.ALL.at("operation"), null, 10);

        assertThat(brief.items()).extracting(RunView::id).containsExactly(operation.id());
        var shown = brief.items().getFirst();
        assertThat(whole.items().getFirst().origin().input()).isNotEqualTo(Value.Fields.EMPTY);
        assertThat(whole.items().getFirst().answer().body()).isNotEqualTo(Value.Fields.EMPTY);
        assertThat(shown.answer().body()).isEqualTo(Value.Fields.EMPTY);
        assertThat(shown.answer().confidence())
                .isEqualTo(whole.items().getFirst().answer().confidence());
        assertThat(shown.origin().input()).isEqualTo(Value.Fields.EMPTY);
        assertThat(shown.terms()).isEqualTo(operation.terms());
    }

    @Test
    void an_answer_made_although_steps_failed_is_partial() {
        var skipping = policy(step(1, "broken"), OnFailure.SKIP, Duration.ofSeconds(5));
        var partial = world.ended(request(skipping, step(2, "echo", 1)));

        assertThat(partial.status()).isEqualTo(RunStatus.PARTIALLY_COMPLETED);
        assertThat(partial.status().answered()).isTrue();
        assertThat(partial.status().ended()).isTrue();
        assertThat(world.types(partial.id())).endsWith("answer", "workflow_completed");
        assertThat(world.runs.plan(partial.id()).orElseThrow().steps().getFirst())
                .isEqualTo(skipping);
    }
}
