package dev.baton.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GreetingTest {
    @Test
    void a_person_learns_where_the_page_is_and_how_to_change_the_engine() {
        assertThat(Greeting.of(new Settings(Map.of()), "0.0.0.0", 8000, "rules"))
                .contains("http://127.0.0.1:8000/ui/chat", "OPENAI_API_KEY")
                .doesNotContain("REDIS");
    }

    @Test
    void a_setting_without_use_is_said_to_have_none() {
        var settings = new Settings(Map.of("REDIS_URL", "redis://there"));
        assertThat(Greeting.of(settings, "127.0.0.1", 1, "some-model"))
                .contains("some-model", "REDIS_URL is set and not used");
    }
}
