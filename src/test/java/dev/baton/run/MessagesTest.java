package dev.baton.run;

import static dev.baton.run.Plans.agent;
import static dev.baton.run.Plans.proven;
import static dev.baton.run.Plans.request;
import static dev.baton.run.Plans.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.agent.Agent;
import dev.baton.agent.Message;
import dev.baton.event.LoggedEvent;
import dev.baton.plan.Value;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private final Map<String, List<String>> heard = new ConcurrentHashMap<>();

    private Agent listener(String name) {
        return agent(
                name,
                (_, work) -> {
                    heard.put(
                            name,
                            work.heard().stream()
                                    .map(each -> each.sender() + " " + each.type())
                                    .toList());
                    return proven(Value.Fields.EMPTY);
                });
    }

    private static Agent teller() {
        return agent(
                "teller",
                (_, work) -> {
                    work.tell("second", "for_second", Value.text("psst"));
                    work.tell(null, "for_all", Value.number(7));
                    assertThat(work.heard()).as("nobody hears themselves").isEmpty();
                    return proven(Value.Fields.EMPTY);
                });
    }

    @Test
    @Tag("postgres")
    void a_message_reaches_its_receiver_or_all_and_stands_in_the_log() {
        try (var world = TestEngine.fresh(teller(), listener("first"), listener("second"))) {
            var run =
                    world.ended(
                            request(step(1, "teller"), step(2, "first", 1), step(3, "second", 1)));
            assertThat(heard)
                    .isEqualTo(
                            Map.of(
                                    "first", List.of("teller for_all"),
                                    "second", List.of("teller for_second", "teller for_all")));
            assertThat(world.events(run.id()))
                    .filteredOn(event -> event.type().equals("message"))
                    .extracting(LoggedEvent::payload)
                    .satisfiesExactly(
                            first -> {
                                assertThat(first.text("sender")).contains("teller");
                                assertThat(first.text("receiver")).contains("second");
                                assertThat(first.text("message_type")).contains("for_second");
                                assertThat(first.text("content")).contains("psst");
                                assertThat(first.text("step")).contains("E1");
                                assertThat(first.text("correlation_id"))
                                        .contains(run.id() + ":1:E1");
                            },
                            second -> assertThat(second.at("receiver")).isEqualTo(Value.NOTHING));
        }
    }

    @Test
    @Tag("postgres")
    void whoever_takes_a_run_over_hears_what_was_told_before() {
        var database = TestEngine.migrated(dev.baton.TestPostgres.fresh());
        var reached = new CountDownLatch(1);
        var stuck =
                agent(
                        "second",
                        (_, work) -> {
                            var over = new CountDownLatch(1);
                            try (var _ = work.cancellation().onCancel(over::countDown)) {
                                reached.countDown();
                                Latches.await(over);
                            }
                            return proven(Value.Fields.EMPTY);
                        });
        var dying = TestEngine.on(database, Map.of(), teller(), stuck);
        var run = dying.engine.start(request(step(1, "teller"), step(2, "second", 1)));
        Latches.await(reached);
        dying.close();
        try (var heir = TestEngine.on(database, Map.of(), teller(), listener("second"))) {
            heir.engine.await(run, TestEngine.PATIENCE);
            assertThat(heard.get("second")).containsExactly("teller for_second", "teller for_all");
        }
    }

    @Test
    void messages_are_short_and_few() {
        var messages = new Messages(List.of(), Clock.systemUTC());
        assertThatThrownBy(() -> messages.add("a", null, "t", Value.text("x".repeat(17_000)), "k"))
                .hasMessageContaining("16 KB");
        for (var i = 0; i < 200; i++) {
            messages.add("a", "b", "t", Value.NOTHING, "k");
        }
        assertThatThrownBy(() -> messages.add("a", "b", "t", Value.NOTHING, "k"))
                .hasMessageContaining("200 messages");
        assertThat(messages.to("b")).hasSize(200).allMatch(each -> each.sender().equals("a"));
        assertThat(messages.to("c")).isEqualTo(List.<Message>of());
    }
}
