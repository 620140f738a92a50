package dev.baton.finance.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.finance.fact.Quality;
import dev.baton.plan.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyTest {
    @Test
    void what_is_proved_has_what_every_agent_of_finance_promises() {
        var rows = List.of(new Value.Items(List.of(Value.text("a"))), new Value.Items(List.of()));
        var evidence =
                Body.of("All is well.", new Quality(List.of(), List.of()))
                        .table(List.of("one"), rows)
                        .facts(List.of())
                        .with("own", 3)
                        .maybe("absent", null)
                        .evidence();
        assertThat(Shapes.OUTPUT.faults(evidence.body())).isEmpty();
        assertThat(evidence.digest()).isEqualTo("All is well.");
        assertThat(evidence.body())
                .isInstanceOfSatisfying(
                        Value.Fields.class,
                        body -> {
                            assertThat(body.at("row_count")).isEqualTo(Value.number(2));
                            assertThat(body.at("own")).isEqualTo(Value.number(3));
                            assertThat(body.at("absent")).isEqualTo(Value.NOTHING);
                        });
    }
}
