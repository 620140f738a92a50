package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class JsonLogTest {
    @Test
    void a_line_is_one_object_with_the_run_beside_the_message() {
        var record = new ExtLogRecord(Level.WARN, "slow\n\"step\"", JsonLogTest.class.getName());
        record.setLoggerName("dev.baton.run");
        record.setMdc(Map.of("run", "r1", "session", "s1"));
        record.setThrown(new IllegalStateException("because"));
        var line = new JsonLog().format(record);
        assertThat(line.strip()).doesNotContain("\n");
        var json = Json.tree(line);
        assertThat(json.path("level").asText()).isEqualTo("WARN");
        assertThat(json.path("message").asText()).isEqualTo("slow\n\"step\"");
        assertThat(json.path("run").asText()).isEqualTo("r1");
        assertThat(json.path("exception").asText()).contains("because");
        assertThat(json.path("timestamp").asText()).endsWith("Z");
    }
}
