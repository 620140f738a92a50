package dev.baton.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerAddressTest {
    private static final List<String> HOSTS =
            List.of("localhost", "127.0.0.1", "[::1]", "*.workers.example", "one.example:8001");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8001",
                "https://localhost",
                "http://[::1]:9",
                "http://a.workers.example/path",
                "http://ONE.example:8001"
            })
    void a_plain_address_at_an_allowed_host_is_good(String url) {
        assertThat(WorkerAddress.parse(url, HOSTS)).isEqualTo(URI.create(url));
    }

    @Test
    void slashes_at_its_end_do_not_make_it_another() {
        assertThat(WorkerAddress.parse(" http://localhost:1/a// ", HOSTS))
                .isEqualTo(URI.create("http://localhost:1/a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://127.0.0.1.evil.example",
                "http://2130706433",
                "http://workers.example",
                "http://evilworkers.example",
                "http://one.example:8002",
                "http://one.example"
            })
    void another_host_is_not_allowed(String url) {
        assertThatThrownBy(() -> WorkerAddress.parse(url, HOSTS))
                .hasMessageContaining("are not allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "file:///etc/passwd",
                "ftp://localhost",
                "http://",
                "http://ann:secret@localhost",
                "http://localhost?x=1",
                "http://localhost#x",
                "http://local host",
                "http://127.0.0.1@evil.example"
            })
    void what_is_no_plain_address_is_refused(String url) {
        assertThatThrownBy(() -> WorkerAddress.parse(url, HOSTS))
                .hasMessageContaining("no address of a worker");
    }

    @Test
    void configured_workers_are_numbered_and_checked_like_the_others() {
        var named =
                ConfiguredWorkers.parse(
                        "sunbiz=http://localhost:8003, sunbiz=http://localhost:9003,"
                                + "ai_ml=http://127.0.0.1:8006,",
                        HOSTS);
        assertThat(named)
                .extracting(ConfiguredWorkers.Named::instance)
                .containsExactly(
                        "sunbiz_configured_1", "sunbiz_configured_2", "ai_ml_configured_1");
        assertThat(ConfiguredWorkers.parse("", HOSTS)).isEmpty();
        assertThatThrownBy(() -> ConfiguredWorkers.parse("http://localhost", HOSTS))
                .hasMessageContaining("agent=url");
        assertThatThrownBy(() -> ConfiguredWorkers.parse("a=http://elsewhere", HOSTS))
                .hasMessageContaining("not allowed");
    }
}
