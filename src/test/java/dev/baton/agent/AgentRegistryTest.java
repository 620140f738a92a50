package dev.baton.agent;

import static dev.baton.agent.NotedRoster.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.agent.AgentConfig.Preference;
import dev.baton.agent.Health.Circuit;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.Problem;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Question;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class AgentRegistryTest {
    private static final Duration REST = Duration.ofMillis(300);

    private final NotedRoster roster = new NotedRoster();

    private AgentRegistry registry(int most, Preference prefer, Agent... agents) {
        var limits =
                new Limits(
                        _ -> most,
                        name -> name.equals("many") ? 3 : 1,
                        _ -> prefer,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        new Limits.Breaking(4, 0.5, REST));
        return new AgentRegistry(List.of(agents), roster, limits, Clock.systemUTC());
    }

    private AgentRegistry registry(Agent... agents) {
        return registry(100, Preference.WORKERS, agents);
    }

    private static Agent agent(
            String name, Effect effect, BiFunction<Value.Fields, Work, StepOutcome> work) {
        return new Agent() {
            @Override
            public AgentCard card() {
                return new AgentCard(name, "Says " + name, List.of(), List.of(), effect);
            }

            @Override
            public StepOutcome carryOut(Value.Fields input, Work at) {
                return work.apply(input, at);
            }
        };
    }

    private static Agent agent(String name, BiFunction<Value.Fields, Work, StepOutcome> work) {
        return agent(name, Effect.NONE, work);
    }

    /** An agent elsewhere that says its own id, and whether it was asked again. */
    private static RemoteAgent elsewhere(
            String name, Effect effect, BiFunction<Work, Boolean, StepOutcome> work) {
        return new RemoteAgent() {
            @Override
            public AgentCard card() {
                return new AgentCard(name, "Far away", List.of(), List.of(), effect);
            }

            @Override
            public StepOutcome carryOut(Value.Fields input, Work at, boolean again) {
                return work.apply(at, again);
            }
        };
    }

    private static StepOutcome proven(String by) {
        return new StepOutcome.Proven(
                new Evidence(Value.Fields.EMPTY.with("by", Value.text(by)), by, "test"));
    }

    private static StepOutcome failed(Cause cause) {
        return new StepOutcome.Failed(Problem.of(cause, "It did not work."));
    }

    private static StepOutcome ask(AgentRegistry registry, String name) {
        return registry.find(name).orElseThrow().carryOut(Value.Fields.EMPTY, TestWork.another());
    }

    private static String by(StepOutcome outcome) {
        return outcome instanceof StepOutcome.Proven(var evidence) ? evidence.digest() : "nobody";
    }

    private static InstanceState instance(AgentRegistry registry, String id) {
        return registry.state(id).orElseThrow().instances().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Calls on a thread of its own. */
    private static CompletableFuture<StepOutcome> start(Agent agent, Work work) {
        var result = new CompletableFuture<StepOutcome>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        result.complete(agent.carryOut(Value.Fields.EMPTY, work));
                    } catch (RuntimeException e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }

    @Test
    void an_agent_of_this_process_may_have_several_instances_each_asked_by_its_name() {
        var done = new java.util.concurrent.atomic.AtomicInteger();
        var registry =
                registry(
                        agent(
                                "many",
                                Effect.NONE,
                                (_, _) -> {
                                    done.incrementAndGet();
                                    return new StepOutcome.Proven(
                                            new dev.baton.plan.Evidence(
                                                    Value.NOTHING, "", "rules"));
                                }));
        assertThat(registry.state("many").orElseThrow().instances())
                .extracting(InstanceState::id)
                .containsExactly("many_0", "many_1", "many_2");
        registry.find("many_2").orElseThrow().carryOut(Value.Fields.EMPTY, new QuietWork());
        assertThat(done).hasValue(1);
        assertThat(registry.find("many_3")).isEmpty();
    }

    @Test
    void a_call_is_passed_on_and_counted() {
        var sure = Value.Fields.EMPTY.with("confidence", new Value.Number(new BigDecimal("0.8")));
        var registry =
                registry(
                        agent("good", (_, _) -> new StepOutcome.Proven(new Evidence(sure, "", ""))),
                        agent(
                                "asker",
                                (_, _) -> new StepOutcome.Held(new Question("?", List.of()))),
                        agent("bad", (_, _) -> failed(Cause.INVALID_SQL)));

        assertThat(ask(registry, "good")).isInstanceOf(StepOutcome.Proven.class);
        assertThat(ask(registry, "asker")).isInstanceOf(StepOutcome.Held.class);
        assertThat(ask(registry, "bad")).isInstanceOf(StepOutcome.Failed.class);

        var good = instance(registry, "good_0").health();
        assertThat(good.calls()).isEqualTo(1);
        assertThat(good.failureRate()).isZero();
        assertThat(good.quality()).isEqualTo(0.8);
        assertThat(good.p95Millis()).isNotNull();
        var bad = instance(registry, "bad_0").health();
        assertThat(bad.failures()).containsExactly(Map.entry("invalid_sql", 1L));
        assertThat(bad.failureRate()).isEqualTo(1);
        assertThat(bad.lastFailure()).isNotNull();
        assertThat(instance(registry, "asker_0").health().failures()).isEmpty();
    }

    @Test
    void two_agents_of_one_name_are_a_mistake_in_the_build() {
        assertThatThrownBy(() -> registry(agent("a", (_, _) -> null), agent("a", (_, _) -> null)))
                .hasMessageContaining("two agents named a");
    }

    @Test
    void a_circuit_opens_after_failures_of_its_own_and_closes_when_a_trial_goes_well()
            throws Exception {
        var broken = new AtomicInteger(4);
        var registry =
                registry(
                        agent(
                                "shaky",
                                (_, _) -> {
                                    if (broken.getAndDecrement() > 0) {
                                        throw new IllegalStateException("broken");
                                    }
                                    return proven("shaky");
                                }));
        for (var i = 0; i < 4; i++) {
            assertThatThrownBy(() -> ask(registry, "shaky"))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(instance(registry, "shaky_0").health().circuit()).isEqualTo(Circuit.OPEN);
        assertThatThrownBy(() -> ask(registry, "shaky"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().cause()).isEqualTo(Cause.BUSY);
                            assertThat(e.problem().text()).contains("left alone");
                        });
        assertThat(broken.get()).as("nobody asked it meanwhile").isZero();

        CompletableFuture.runAsync(
                        () -> {},
                        CompletableFuture.delayedExecutor(
                                REST.toMillis() + 20, TimeUnit.MILLISECONDS))
                .get();
        assertThat(instance(registry, "shaky_0").health().circuit()).isEqualTo(Circuit.HALF_OPEN);
        assertThat(by(ask(registry, "shaky"))).isEqualTo("shaky");
        assertThat(instance(registry, "shaky_0").health().circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void bad_questions_and_the_failures_of_others_open_no_circuit() {
        var causes =
                List.of(
                        Cause.INVALID_SQL,
                        Cause.BAD_REQUEST,
                        Cause.DATABASE_UNREACHABLE,
                        Cause.MODEL_FAILED);
        var next = new AtomicInteger();
        var registry =
                registry(
                        agent("patient", (_, _) -> failed(causes.get(next.getAndIncrement() % 4))));
        for (var i = 0; i < 20; i++) {
            assertThat(ask(registry, "patient")).isInstanceOf(StepOutcome.Failed.class);
        }
        assertThat(instance(registry, "patient_0").health().circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(instance(registry, "patient_0").health().failures()).hasSize(4);
    }

    @Test
    void failures_that_are_outcomes_count_for_the_circuit_as_well() {
        var registry = registry(agent("slow", (_, _) -> failed(Cause.TIMEOUT)));
        for (var i = 0; i < 4; i++) {
            assertThat(ask(registry, "slow")).isEqualTo(failed(Cause.TIMEOUT));
        }
        assertThat(instance(registry, "slow_0").health().circuit()).isEqualTo(Circuit.OPEN);
    }

    @Test
    void a_full_agent_lets_calls_wait_and_takes_them_when_a_place_is_free() throws Exception {
        var started = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        var most = new AtomicInteger();
        var now = new AtomicInteger();
        var registry =
                registry(
                        2,
                        Preference.ANY,
                        agent(
                                "narrow",
                                (_, _) -> {
                                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                    started.countDown();
                                    await(go);
                                    now.decrementAndGet();
                                    return proven("narrow");
                                }));
        var agent = registry.find("narrow").orElseThrow();
        var calls =
                java.util.stream.IntStream.range(0, 6)
                        .mapToObj(_ -> start(agent, TestWork.another()))
                        .toList();
        await(started);
        assertThat(instance(registry, "narrow_0").health().inFlight()).isEqualTo(2);
        go.countDown();
        for (var call : calls) {
            assertThat(by(call.get(10, TimeUnit.SECONDS))).isEqualTo("narrow");
        }
        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void a_call_that_waits_for_a_place_ends_when_it_is_cancelled_or_its_time_is_up() {
        var go = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var registry =
                registry(
                        1,
                        Preference.ANY,
                        agent(
                                "one",
                                (_, _) -> {
                                    begun.countDown();
                                    await(go);
                                    return proven("one");
                                }));
        var agent = registry.find("one").orElseThrow();
        var first = start(agent, TestWork.another());
        await(begun);
        var waiting = TestWork.another();
        var second = start(agent, waiting);
        waiting.cancellation().cancel();
        assertThatThrownBy(() -> second.get(10, TimeUnit.SECONDS))
                .hasMessageContaining("cancelled");

        var late = start(agent, TestWork.another().until(Instant.now().plusMillis(30)));
        assertThatThrownBy(() -> late.get(10, TimeUnit.SECONDS)).hasMessageContaining("busy");
        go.countDown();
        assertThat(by(first.join())).isEqualTo("one");
    }

    @Test
    void instances_share_the_load_and_each_has_its_own_limit() throws Exception {
        var go = new CountDownLatch(1);
        var began = new CountDownLatch(5);
        var registry = registry();
        roster.say(
                Map.of(),
                remote("cfo_1", waiting("cfo_1", began, go), 3, Presence.UP),
                remote("cfo_2", waiting("cfo_2", began, go), 2, Presence.UP));
        var agent = registry.find("cfo").orElseThrow();
        var calls =
                java.util.stream.IntStream.range(0, 5)
                        .mapToObj(_ -> start(agent, TestWork.another()))
                        .toList();
        await(began);
        assertThat(instance(registry, "cfo_1").health().inFlight()).isEqualTo(3);
        assertThat(instance(registry, "cfo_2").health().inFlight()).isEqualTo(2);
        go.countDown();
        var who = new java.util.TreeMap<String, Integer>();
        for (var call : calls) {
            who.merge(by(call.get(10, TimeUnit.SECONDS)), 1, Integer::sum);
        }
        assertThat(who).isEqualTo(Map.of("cfo_1", 3, "cfo_2", 2));
    }

    private static RemoteAgent waiting(String id, CountDownLatch began, CountDownLatch go) {
        return elsewhere(
                "cfo",
                Effect.NONE,
                (_, _) -> {
                    began.countDown();
                    await(go);
                    return proven(id);
                });
    }

    @Test
    void a_preference_says_who_goes_first_and_the_other_steps_in_when_it_cannot() {
        for (var prefer : Preference.values()) {
            var built = agent("both", (_, _) -> proven("built in"));
            var registry = registry(100, prefer, built);
            var far = elsewhere("both", Effect.NONE, (_, _) -> proven("worker"));
            roster.say(Map.of(), remote("both_1", far, 1, Presence.UP));
            var expected = prefer == Preference.WORKERS ? "worker" : "built in";
            assertThat(by(ask(registry, "both"))).as(prefer.name()).isEqualTo(expected);
            roster.say(Map.of(), remote("both_1", far, 1, Presence.DOWN));
            assertThat(by(ask(registry, "both"))).isEqualTo("built in");
            roster.say(Map.of("both_0", Presence.STOPPED), remote("both_1", far, 1, Presence.UP));
            assertThat(by(ask(registry, "both"))).isEqualTo("worker");
        }
    }

    @Test
    void what_did_not_begin_at_one_instance_is_asked_of_the_next_in_the_same_call() {
        var registry = registry();
        var gone =
                elsewhere(
                        "cfo",
                        Effect.NONE,
                        (_, _) -> {
                            throw new Undelivered(
                                    Problem.of(Cause.WORKER_FAILED, "Nobody is there."), false);
                        });
        var there = elsewhere("cfo", Effect.NONE, (_, _) -> proven("cfo_2"));
        roster.say(
                Map.of(),
                remote("cfo_1", gone, 5, Presence.UP),
                remote("cfo_2", there, 5, Presence.UP));
        for (var i = 0; i < 6; i++) {
            assertThat(by(ask(registry, "cfo"))).isEqualTo("cfo_2");
        }
        // It was tried once and then left until it is needed.
        assertThat(instance(registry, "cfo_1").health().calls()).isEqualTo(1);

        roster.say(Map.of(), remote("cfo_1", gone, 5, Presence.UP));
        assertThatThrownBy(() -> ask(registry, "cfo")).hasMessageContaining("Nobody is there");
    }

    @Test
    void an_instance_is_asked_for_by_its_own_name() {
        var registry = registry(agent("cfo", (_, _) -> proven("cfo_0")));
        roster.say(
                Map.of(),
                remote(
                        "cfo_1",
                        elsewhere("cfo", Effect.NONE, (_, _) -> proven("cfo_1")),
                        5,
                        Presence.UP));
        assertThat(by(ask(registry, "cfo_0"))).isEqualTo("cfo_0");
        assertThat(by(ask(registry, "cfo_1"))).isEqualTo("cfo_1");
        assertThat(registry.find("cfo_2")).isEmpty();
    }

    @Test
    void draining_finishes_what_is_under_way_and_takes_no_more() throws Exception {
        var began = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var registry =
                registry(
                        agent(
                                "calm",
                                (_, _) -> {
                                    began.countDown();
                                    await(go);
                                    return proven("calm");
                                }));
        var under = start(registry.find("calm").orElseThrow(), TestWork.another());
        await(began);
        roster.say(Map.of("calm", Presence.DRAINING));
        assertThatThrownBy(() -> ask(registry, "calm")).hasMessageContaining("calm_0 is draining");
        assertThat(registry.cards()).isEmpty();
        assertThat(registry.find("calm")).isPresent();
        go.countDown();
        assertThat(by(under.get(10, TimeUnit.SECONDS))).isEqualTo("calm");
        roster.say(Map.of());
        assertThat(by(ask(registry, "calm"))).isEqualTo("calm");
    }

    @Test
    void stopping_breaks_off_what_is_under_way_in_a_way_that_passes() throws Exception {
        var began = new CountDownLatch(1);
        var registry =
                registry(
                        agent(
                                "long",
                                (_, work) -> {
                                    var over = new CountDownLatch(1);
                                    try (var _ = work.cancellation().onCancel(over::countDown)) {
                                        began.countDown();
                                        await(over);
                                        work.cancellation().check();
                                        return proven("long");
                                    }
                                }));
        var under = start(registry.find("long").orElseThrow(), TestWork.another());
        await(began);
        roster.say(Map.of("long_0", Presence.STOPPED));
        assertThat(under.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        StepOutcome.Failed.class,
                        failed -> {
                            assertThat(failed.problem().cause()).isEqualTo(Cause.BUSY);
                            assertThat(failed.problem().text()).contains("long_0 was stopped");
                        });
    }

    @Test
    void a_call_cancelled_at_its_deadline_was_late_and_any_other_was_not() {
        var registry =
                registry(
                        agent(
                                "late",
                                (_, work) -> {
                                    work.cancellation().cancel();
                                    work.cancellation().check();
                                    return proven("late");
                                }));
        var agent = registry.find("late").orElseThrow();
        var late = agent.carryOut(Value.Fields.EMPTY, TestWork.another().until(Instant.EPOCH));
        assertThat(late)
                .isInstanceOfSatisfying(
                        StepOutcome.Failed.class,
                        failed -> assertThat(failed.problem().cause()).isEqualTo(Cause.TIMEOUT));
        assertThat(ask(registry, "late"))
                .isInstanceOfSatisfying(
                        StepOutcome.Failed.class,
                        failed -> assertThat(failed.problem().cause()).isEqualTo(Cause.CANCELLED));
        assertThat(instance(registry, "late_0").health().failures())
                .isEqualTo(Map.of("timeout", 1L));
    }

    @Test
    void a_step_with_effects_goes_back_to_who_began_it_even_while_that_drains() {
        var seen = new java.util.ArrayList<String>();
        BiFunction<Work, Boolean, StepOutcome> one =
                (_, again) -> {
                    seen.add("pay_1" + (again ? " again" : ""));
                    return again ? proven("pay_1") : failed(Cause.WORKER_FAILED);
                };
        var first = elsewhere("pay", Effect.EXTERNAL, one);
        var second =
                elsewhere(
                        "pay",
                        Effect.EXTERNAL,
                        (_, again) -> {
                            seen.add("pay_2" + (again ? " again" : ""));
                            return proven("pay_2");
                        });
        var registry = registry();
        roster.say(Map.of(), remote("pay_1", first, 5, Presence.UP));
        var agent = registry.find("pay").orElseThrow();
        var outcome = agent.carryOut(Value.Fields.EMPTY, TestWork.of("k"));
        assertThat(outcome).isInstanceOf(StepOutcome.Failed.class);

        roster.say(
                Map.of(),
                remote("pay_1", first, 5, Presence.DRAINING),
                remote("pay_2", second, 5, Presence.UP));
        assertThat(by(agent.carryOut(Value.Fields.EMPTY, TestWork.of("k")))).isEqualTo("pay_1");
        assertThat(by(agent.carryOut(Value.Fields.EMPTY, TestWork.of("k2")))).isEqualTo("pay_2");
        assertThat(seen).containsExactly("pay_1", "pay_1 again", "pay_2");

        roster.say(Map.of(), remote("pay_2", second, 5, Presence.UP));
        assertThatThrownBy(() -> agent.carryOut(Value.Fields.EMPTY, TestWork.of("k")))
                .hasMessageContaining("nobody knows whether it happened");
    }

    @Test
    void a_step_with_effects_that_never_reached_its_instance_may_go_elsewhere() {
        var gone =
                elsewhere(
                        "pay",
                        Effect.EXTERNAL,
                        (_, _) -> {
                            throw new Undelivered(
                                    Problem.of(Cause.WORKER_FAILED, "Nobody is there."), false);
                        });
        var there = elsewhere("pay", Effect.EXTERNAL, (_, again) -> proven("again " + again));
        var registry = registry();
        roster.say(Map.of(), remote("pay_1", gone, 5, Presence.UP));
        var agent = registry.find("pay").orElseThrow();
        assertThatThrownBy(() -> agent.carryOut(Value.Fields.EMPTY, TestWork.of("k")));
        assertThat(roster.begun).isEmpty();
        roster.say(Map.of(), remote("pay_2", there, 5, Presence.UP));
        assertThat(by(agent.carryOut(Value.Fields.EMPTY, TestWork.of("k"))))
                .isEqualTo("again false");
    }

    @Test
    void a_step_with_effects_that_was_refused_may_go_elsewhere_and_one_in_doubt_may_not() {
        var cause = new java.util.concurrent.atomic.AtomicReference<>(Cause.BAD_REQUEST);
        var first = elsewhere("pay", Effect.EXTERNAL, (_, _) -> failed(cause.get()));
        var registry = registry();
        roster.say(Map.of(), remote("pay_1", first, 5, Presence.UP));
        var agent = registry.find("pay").orElseThrow();
        agent.carryOut(Value.Fields.EMPTY, TestWork.of("k"));
        assertThat(roster.begun).isEmpty();
        for (var doubtful : List.of(Cause.WORKER_FAILED, Cause.TIMEOUT, Cause.INTERNAL)) {
            cause.set(doubtful);
            agent.carryOut(Value.Fields.EMPTY, TestWork.of("k" + doubtful));
            assertThat(roster.begun).containsEntry("k" + doubtful, "pay_1");
        }
    }

    @Test
    void a_step_is_undone_by_who_began_it_or_by_the_first_that_can() {
        var undone = new java.util.ArrayList<String>();
        var registry = registry(undoing("pay", "pay_0", true, undone));
        roster.say(
                Map.of(),
                remote("pay_1", undoing("pay", "pay_1", false, undone), 5, Presence.UP),
                remote("pay_2", undoing("pay", "pay_2", true, undone), 5, Presence.UP));
        var agent = registry.find("pay").orElseThrow();
        var evidence = new Evidence(Value.NOTHING, "", "");
        assertThat(agent.compensate(evidence, TestWork.of("k"))).isTrue();
        assertThat(undone).containsExactly("pay_1", "pay_2");

        roster.begin("k2", "pay_1");
        undone.clear();
        assertThat(agent.compensate(evidence, TestWork.of("k2"))).isFalse();
        assertThat(undone).containsExactly("pay_1");

        roster.begin("k3", "pay_9");
        assertThatThrownBy(() -> agent.compensate(evidence, TestWork.of("k3")))
                .hasMessageContaining("takes no work");
    }

    private static RemoteAgent undoing(String name, String id, boolean can, List<String> undone) {
        return new RemoteAgent() {
            @Override
            public AgentCard card() {
                return new AgentCard(name, "Pays", List.of(), List.of(), Effect.EXTERNAL);
            }

            @Override
            public StepOutcome carryOut(Value.Fields input, Work at, boolean again) {
                return proven(id);
            }

            @Override
            public boolean compensate(Evidence evidence, Work at) {
                undone.add(id);
                return can;
            }
        };
    }

    @Test
    void the_card_of_a_shared_name_is_the_built_in_one_with_the_strongest_effect() {
        var registry = registry(agent("both", (_, _) -> proven("built in")));
        roster.say(
                Map.of(),
                remote(
                        "both_1",
                        elsewhere("both", Effect.EXTERNAL, (_, _) -> proven("far")),
                        5,
                        Presence.UP));
        assertThat(registry.cards())
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.purpose()).isEqualTo("Says both");
                    assertThat(card.effect()).isEqualTo(Effect.EXTERNAL);
                });
        roster.say(Map.of());
        assertThat(registry.cards().getFirst().effect()).isEqualTo(Effect.NONE);
    }

    @Test
    void percentiles_are_those_that_so_many_calls_kept_to() {
        var times = java.util.stream.LongStream.rangeClosed(1, 100).toArray();
        assertThat(Figures.percentile(times, 0.5)).isEqualTo(50);
        assertThat(Figures.percentile(times, 0.95)).isEqualTo(95);
        assertThat(Figures.percentile(new long[] {7}, 0.95)).isEqualTo(7);
        assertThat(Figures.percentile(new long[0], 0.5)).isNull();
    }
}
