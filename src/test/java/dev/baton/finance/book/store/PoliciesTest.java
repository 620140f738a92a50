package dev.baton.finance.book.store;

import static dev.baton.finance.book.store.BooksWorld.ANN;
import static dev.baton.finance.book.store.BooksWorld.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.finance.book.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class PoliciesTest {
    private static final LocalDate DAY = LocalDate.of(2025, 12, 10);
    @AutoClose private final BooksWorld world = new BooksWorld();
    private final Policies policies = new Policies(world.pool, world.clock);

    private static Policies.Rule rule(String action, String from, String role, int people) {
        return new Policies.Rule(action, new BigDecimal(from), null, null, role, people);
    }

    private List<String> trail() {
        assertThat(world.audit.verify("co").whole()).isTrue();
        return world.audit.page("co", Long.MAX_VALUE, "approval policy", 10).stream()
                .map(row -> row.actor() + " " + row.action() + " " + row.reason())
                .toList();
    }

    @Test
    void a_company_has_the_rules_of_all_until_it_sets_its_own_and_each_change_is_audited_once() {
        world.opened("co", 1, 0);
        assertThat(policies.of("co").own()).isFalse();
        assertThat(policies.of("co").rules()).hasSizeGreaterThan(5);
        var own = List.of(rule("post", "5.00", "board", 2));
        var who = ANN.because("board of May");
        var set = policies.set("co", own, who);
        assertThat(set.own()).isTrue();
        assertThat(policies.set("co", own, who)).isEqualTo(set);
        assertThat(trail()).containsExactly("ann set_policy board of May");
        var entry = world.posting.draft("co", "a", sale("1", DAY, 100, null), ANN);
        assertThat(world.posting.submit("co", entry, ANN)).isEqualTo(Entry.Status.PENDING_APPROVAL);
        assertThat(world.approvals.waiting("co").getFirst().roles()).containsExactly("board");
        assertThat(policies.set("co", List.of(), ANN).own()).isFalse();
        assertThat(trail()).hasSize(2);
    }

    @Test
    void rules_that_cannot_be_are_refused_by_their_number_and_change_nothing() {
        world.opened("co", 1, 0);
        var good = rule("post", "5.00", "board", 1);
        for (var bad :
                List.of(
                        rule("pay", "5.00", "board", 1),
                        rule("post", "-1.00", "board", 1),
                        rule("post", "1e-999999999", "board", 1),
                        rule("post", "1e999999999", "board", 1),
                        rule("post", "5.00", "Board of all", 1),
                        rule("post", "5.00", "board", 0),
                        rule("post", "5.00", "board", 6))) {
            assertThatThrownBy(() -> policies.set("co", List.of(good, bad), ANN))
                    .hasMessageContaining("Rule 2");
        }
        assertThatThrownBy(() -> policies.set("co", Collections.nCopies(51, good), ANN))
                .hasMessageContaining("more than 50");
        assertThatThrownBy(() -> policies.set("co", List.of(rule("release", "0", "board", 1)), ANN))
                .hasMessageContaining("agents would post everything");
        assertThatThrownBy(() -> policies.set("none", List.of(good), ANN))
                .hasMessageContaining("not_found");
        assertThat(policies.of("co").own()).isFalse();
        assertThat(trail()).isEmpty();
    }
}
