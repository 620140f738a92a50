package dev.baton.finance.book.store;

import static dev.baton.finance.book.store.BooksWorld.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.risk.Agreed;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class LimitsTest {
    @AutoClose private final BooksWorld world = new BooksWorld();
    private final Agreed agreed = new Agreed(new Limits(world.pool, world.clock));

    private static Limits.Limit limit(String measure, @Nullable String limit, String source) {
        return new Limits.Limit(measure, limit == null ? null : new BigDecimal(limit), source);
    }

    private List<String> told() {
        return agreed.told("co").stream()
                .map(each -> each.measure() + " " + each.limit() + " " + each.source())
                .toList();
    }

    @Test
    void limits_that_were_set_hold_the_others_are_marked_as_default_and_null_is_not_looked_at() {
        world.opened("co", 1, 0);
        assertThat(told())
                .containsExactly(
                        "equity_ratio 20 default",
                        "net_debt_to_ebitda 3.5 default",
                        "interest_cover 2 default");
        var own =
                List.of(
                        limit("equity_ratio", "27.5", "loan of 2024"),
                        limit("interest_cover", null, "none agreed"));
        agreed.set("co", own, ANN);
        agreed.set("co", own, ANN);
        assertThat(told())
                .containsExactly(
                        "equity_ratio 27.5 loan of 2024",
                        "net_debt_to_ebitda 3.5 default",
                        "interest_cover null none agreed");
        assertThat(agreed.covenants("co")).hasSize(2);
        assertThat(agreed.covenants("other")).hasSize(3);
        assertThat(world.audit.page("co", Long.MAX_VALUE, "covenants", 9)).hasSize(1);
        assertThat(world.audit.verify("co").whole()).isTrue();
    }

    @Test
    void limits_that_cannot_be_are_refused() {
        world.opened("co", 1, 0);
        for (var bad :
                List.of(
                        limit("equity", "20", "loan"),
                        limit("equity_ratio", "0", "loan"),
                        limit("equity_ratio", "101", "loan"),
                        limit("equity_ratio", "1e-999999999", "loan"),
                        limit("interest_cover", "2", " "),
                        limit("interest_cover", "2", "x".repeat(201)))) {
            assertThatThrownBy(() -> agreed.set("co", List.of(bad), ANN))
                    .hasMessageContaining("bad_request");
        }
        var twice = limit("interest_cover", "2", "loan");
        assertThatThrownBy(() -> agreed.set("co", List.of(twice, twice), ANN))
                .hasMessageContaining("named twice");
        assertThat(told()).allMatch(each -> each.endsWith("default"));
    }
}
