package dev.baton.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of providers that can be asked, with what holds unless set otherwise. */
enum Kind {
    OPENAI("https://api.openai.com/v1", "gpt-4.1-mini"),
    ANTHROPIC("https://api.anthropic.com/v1", "claude-sonnet-4-5"),
    OLLAMA("http://127.0.0.1:11434", "qwen2.5-coder:7b");

    private final String baseUrl;
    private final String model;

    Kind(String baseUrl, String model) {
        this.baseUrl = baseUrl;
        this.model = model;
    }

    String baseUrl() {
        return baseUrl;
    }

    String model() {
        return model;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind named(String name) {
        for (var kind : values()) {
            if (kind.code().equalsIgnoreCase(name.strip())) {
                return kind;
            }
        }
        var known = Arrays.stream(values()).map(Kind::code).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "A model provider is rules, " + known + ", not: " + name);
    }

    ModelConfig.Account account(ModelConfig config) {
        return switch (this) {
            case OPENAI -> config.openai();
            case ANTHROPIC -> config.anthropic();
            case OLLAMA -> config.ollama();
        };
    }
}
