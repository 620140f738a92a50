package dev.baton.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanCheckTest {
    private static Step step(int number, String agent, Integer... needs) {
        var after =
                List.of(needs).stream()
                        .map(StepId::of)
                        .collect(java.util.stream.Collectors.toSet());
        return new Step(
                StepId.of(number),
                agent,
                agent,
                Value.Fields.EMPTY,
                after,
                Step.Policy.DEFAULT,
                null,
                null);
    }

    private static List<String> codes(Value answer, Step... steps) {
        return PlanCheck.faults(new Plan("", List.of(steps), answer), Set.of("a")).stream()
                .map(fault -> fault.code() + (fault.step() == null ? "" : " " + fault.step()))
                .toList();
    }

    @Test
    void a_plan_in_which_all_is_right_has_no_faults() {
        var steps =
                IntStream.rangeClosed(1, 12)
                        .mapToObj(n -> n == 1 ? step(1, "a") : step(n, "a", n - 1));

        assertThat(codes(Value.NOTHING, steps.toArray(Step[]::new))).isEmpty();
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(codes(ref("E9.x"), step(1, "b"), step(1, "a"), step(2, "a", 7)))
                .containsExactly(
                        "duplicate_id E1",
                        "unknown_agent E1",
                        "unresolvable_reference E2",
                        "unresolvable_reference");
    }

    @Test
    void steps_that_wait_for_one_another_are_a_cycle_and_those_behind_them_are_not() {
        assertThat(codes(Value.NOTHING, step(1, "a", 2), step(2, "a", 1), step(3, "a", 2)))
                .containsExactly("cycle E1", "cycle E2");
    }

    @Test
    void a_reference_to_the_tenth_step_is_not_one_to_the_first() {
        var tenth =
                new Step(
                        StepId.of(2),
                        "a",
                        "",
                        new Value.Fields(Map.of("x", ref("E10"))),
                        Set.of(),
                        Step.Policy.DEFAULT,
                        null,
                        null);

        assertThat(codes(Value.NOTHING, step(1, "a"), tenth))
                .containsExactly("unresolvable_reference E2");
    }

    @Test
    void nothing_to_do_and_too_much_to_do_are_faults() {
        assertThat(codes(Value.NOTHING)).containsExactly("no_steps");
        var many = IntStream.rangeClosed(1, 101).mapToObj(n -> step(n, "a"));
        assertThat(codes(Value.NOTHING, many.toArray(Step[]::new)))
                .containsExactly("too_many_steps");
    }

    private static Value ref(String written) {
        return new Value.Ref(Reference.parse(written));
    }

    private static final Skill READER =
            new Skill(
                    Shape.fields().with("name", Shape.TEXT),
                    Shape.fields().with("rows", Shape.items(Shape.NUMBER)),
                    Effect.NONE,
                    true);

    private static List<String> skilled(Step... steps) {
        var forbidden = new Skill(READER.input(), READER.output(), Effect.NONE, false);
        return PlanCheck.faults(
                        new Plan("", List.of(steps), Value.NOTHING),
                        Map.of("reader", READER, "secret", forbidden))
                .stream()
                .map(fault -> fault.code() + " " + fault.step())
                .toList();
    }

    private static Step reading(int number, String agent, Value name) {
        return step(number, agent).withInput(new Value.Fields(Map.of("name", name)));
    }

    @Test
    void a_reference_must_lead_to_something_of_the_right_shape() {
        var first = reading(1, "reader", Value.text("a"));
        assertThat(skilled(first, reading(2, "reader", ref("E1.columns"))))
                .containsExactly("mistyped_reference E2");
        assertThat(skilled(first, reading(2, "reader", ref("E1.rows[0]"))))
                .containsExactly("mistyped_reference E2");
        assertThat(skilled(first, reading(2, "reader", new Value.Prose("{{E1.rows[0]}}"))))
                .isEmpty();
    }

    @Test
    void an_agent_must_be_allowed_and_get_what_it_takes() {
        assertThat(skilled(reading(1, "secret", Value.text("a"))))
                .containsExactly("forbidden_agent E1");
        assertThat(skilled(reading(1, "reader", Value.number(3)))).containsExactly("bad_input E1");
        assertThat(skilled(reading(1, "reader", Value.text("a")).withInput(Value.Fields.EMPTY)))
                .containsExactly("bad_input E1");
    }

    @Test
    void the_answer_and_what_it_waits_for_do_not_rest_on_steps_beside_it() {
        assertThat(codes(ref("E1"), beside(step(1, "a")), step(2, "a", 1)))
                .containsExactly("rests_on_beside", "rests_on_beside E2");
        assertThat(codes(ref("E1"), step(1, "a"), beside(step(2, "a", 1)), beside(step(3, "a", 2))))
                .isEmpty();
    }

    private static Step beside(Step step) {
        return step.withPolicy(
                new Step.Policy(
                        OnFailure.FAIL,
                        Duration.ofSeconds(1),
                        Effect.NONE,
                        null,
                        Approval.NONE,
                        true));
    }

    @Test
    void a_step_that_falls_back_names_an_agent_that_is_there() {
        var step = reading(1, "reader", Value.text("a"));
        var policy = step.policy();
        assertThat(
                        skilled(
                                step.withPolicy(
                                        new Step.Policy(
                                                OnFailure.FALLBACK,
                                                policy.timeout(),
                                                Effect.NONE))))
                .containsExactly("no_fallback E1");
        assertThat(
                        skilled(
                                step.withPolicy(
                                        new Step.Policy(
                                                OnFailure.FALLBACK,
                                                policy.timeout(),
                                                Effect.NONE,
                                                "nobody",
                                                Approval.NONE))))
                .containsExactly("unknown_agent E1");
    }
}
