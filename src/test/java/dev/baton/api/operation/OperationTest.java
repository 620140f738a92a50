package dev.baton.api.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.run.RunStatus;
import dev.baton.run.seen.Advance;
import dev.baton.security.Caller;
import dev.baton.security.Permission;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationTest {
    @Test
    void an_id_tells_when_it_was_drawn_and_differs_from_the_next() {
        var clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
        var ids = new OperationIds(clock, new Random(7));
        var drawn = Stream.generate(ids::draw).limit(100).toList();
        assertThat(drawn)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id.value()).matches("op-20260102-030405-[0-9a-f]{8}"));
    }

    @Test
    void a_run_under_way_is_planning_until_a_step_begins_and_validating_at_its_end() {
        assertThat(state(new Advance(0, false, Set.of("initialization"))))
                .isEqualTo(OperationState.PLANNING);
        assertThat(state(new Advance(0, true, Set.of()))).isEqualTo(OperationState.EXECUTING);
        assertThat(state(new Advance(2, true, Set.of("checking"))))
                .isEqualTo(OperationState.EXECUTING);
        assertThat(state(new Advance(2, true, Set.of("validating"))))
                .isEqualTo(OperationState.VALIDATING);
    }

    @Test
    void every_status_of_a_run_has_a_state_that_leads_back_to_it() {
        for (var status : RunStatus.values()) {
            assertThat(OperationState.of(status, Advance.NONE).status()).isEqualTo(status);
        }
    }

    @Test
    void a_key_that_is_restricted_to_types_may_start_only_those() {
        var free = new Caller("ann", Set.of(Permission.OPERATE));
        var bound = new Caller("bob", Permission.list("operate,operations:entity_sync"));
        assertThat(OperationType.values()).allMatch(type -> type.allowed(free));
        assertThat(OperationType.values())
                .filteredOn(type -> type.allowed(bound))
                .containsExactly(OperationType.ENTITY_SYNC);
        assertThat(OperationType.CUSTOM.allowed(Caller.LOCAL)).isTrue();
    }

    private static OperationState state(Advance advance) {
        return OperationState.of(RunStatus.RUNNING, advance);
    }
}
