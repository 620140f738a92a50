package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void the_environment_wins_over_the_file_and_blank_means_absent() {
        var settings =
                Settings.of(
                        Map.of("PORT", "9000", "HOST", " "),
                        Map.of("PORT", "7000", "LOG_LEVEL", "warning"));
        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.logLevel()).isEqualTo("WARN");
    }

    @Test
    void a_file_may_have_quotes_comments_and_exports() {
        assertThat(
                        DotEnv.parse(
                                List.of(
                                        "# PORT=1",
                                        "PORT=8000 # the usual",
                                        "export NAME = \"two words # kept\"",
                                        "EMPTY=",
                                        "not a setting")))
                .isEqualTo(Map.of("PORT", "8000", "NAME", "two words # kept", "EMPTY", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eighty", "-1", "65536"})
    void a_port_that_is_none_is_named(String port) {
        assertThatThrownBy(() -> new Settings(Map.of("PORT", port)).port())
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining(port);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,true", "localhost,true", "::1,true", "0.0.0.0,false", "192.0.2.1,false"})
    void only_loopback_addresses_are_loopback(String host, boolean loopback) {
        assertThat(new Settings(Map.of("HOST", host)).loopback()).isEqualTo(loopback);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://ann:p%40ss+word@db:5433/books?sslmode=require | jdbc:postgresql://db:5433/books?sslmode=require | ann | p@ss+word",
                "postgres://ann@db/books | jdbc:postgresql://db/books | ann | ''",
                "jdbc:postgresql://db/books?user=ann&password=s%26t&ssl=true | jdbc:postgresql://db/books?ssl=true | ann | s&t"
            })
    void a_database_is_found_in_each_form_of_its_url(
            String written, String url, String user, String password) {
        assertThat(DatabaseUrl.parse(written)).isEqualTo(new Database(url, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://a:secret@b/c",
                "postgresql://a:sec ret@b/c",
                "postgresql:///c",
                "secret"
            })
    void a_bad_database_url_is_refused_without_repeating_its_password(String written) {
        assertThatThrownBy(() -> DatabaseUrl.parse(written))
                .isInstanceOf(StartFailure.class)
                .hasMessageNotContainingAny("secret", "sec ret");
    }

    @Test
    void another_database_of_the_same_server_keeps_the_parameters() {
        assertThat(new Database("jdbc:postgresql://db/books?ssl=true", "a", "b").named("other"))
                .isEqualTo(new Database("jdbc:postgresql://db/other?ssl=true", "a", "b"));
    }
}
