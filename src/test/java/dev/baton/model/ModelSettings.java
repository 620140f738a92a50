package dev.baton.model;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings of models as a test wants them. */
public final class ModelSettings {
    private ModelSettings() {}

    /** An OpenAI-compatible endpoint with short pauses, and what else is given as name, value. */
    public static ModelConfig openai(String baseUrl, String... more) {
        var all = new LinkedHashMap<String, String>();
        all.put("provider", "openai");
        all.put("openai.base-url", baseUrl);
        all.put("openai.key", "secret-key-of-the-test");
        all.put("openai.model", "scripted");
        all.put("pause", "PT0.01S");
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return of(all);
    }

    public static ModelConfig of(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder().withMapping(ModelConfig.class);
        settings.forEach((name, value) -> builder.withDefaultValue("baton.model." + name, value));
        return builder.withConverter(java.time.Duration.class, 200, ModelSettings::duration)
                .build()
                .getConfigMapping(ModelConfig.class);
    }

    /** As the server reads them: 20s, 300ms or ISO. */
    private static java.time.Duration duration(String text) {
        if (text.endsWith("ms")) {
            return java.time.Duration.ofMillis(
                    Long.parseLong(text.substring(0, text.length() - 2)));
        }
        return java.time.Duration.parse(text.startsWith("P") ? text : "PT" + text);
    }
}
