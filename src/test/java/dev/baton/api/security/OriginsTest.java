package dev.baton.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.HostAndPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000, 127.0.0.1, 8000, true",
        "http://localhost:8000, 127.0.0.1, 8000, false",
        "http://127.0.0.1:9000, 127.0.0.1, 8000, false",
        "https://baton.example, baton.example, -1, true",
        "http://baton.example:80, baton.example, -1, true",
        "http://evil.example, 127.0.0.1, 8000, false",
        "http://127.0.0.1.evil.example:8000, 127.0.0.1, 8000, false",
        "null, 127.0.0.1, 8000, false",
        "not a url, 127.0.0.1, 8000, false",
    })
    void a_page_may_call_only_the_host_it_came_from(
            String origin, String host, int port, boolean same) {
        assertThat(Origins.same(origin, HostAndPort.create(host, port))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"localhost,true", "127.0.0.1,true", "[::1],true", "rebound.example,false"})
    void foreign_names_that_lead_here_are_not_this_machine(String host, boolean ours) {
        assertThat(Origins.ofThisMachine(HostAndPort.create(host, 8000))).isEqualTo(ours);
    }
}
