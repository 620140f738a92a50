package dev.baton.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class RoleCheckTest {
    private final GuardedShop shop = GuardedShop.open();

    @Test
    void a_role_that_only_reads_gives_no_warning() throws Exception {
        try (var connection = shop.reader().connect()) {
            assertThat(RoleCheck.warnings(connection)).isEmpty();
        }
    }

    @Test
    void a_superuser_and_a_role_that_writes_are_warned_of() throws Exception {
        try (var owner = shop.owner().connect();
                var statement = owner.createStatement()) {
            assertThat(RoleCheck.warnings(owner)).singleElement().asString().contains("superuser");
            statement.execute("grant delete on canary to " + shop.reader().user());
            statement.execute("grant update (name) on customers to " + shop.reader().user());
        }
        try (var connection = shop.reader().connect()) {
            assertThat(RoleCheck.warnings(connection))
                    .containsExactly(
                            "The role may change tables: public.canary, public.customers. Use a"
                                    + " role that may only SELECT.");
        }
    }
}
