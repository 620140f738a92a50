package dev.baton.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which language models serve, how patiently, and for how much; see docs/models.md. */
@ConfigMapping(prefix = "baton.model")
public interface ModelConfig {
    /** rules, openai, anthropic or ollama; unset: the one whose key is set, else rules. */
    Optional<String> provider();

    /** Providers asked in this order when the first cannot answer; rules come last anyway. */
    Optional<List<String>> fallback();

    /** A directory with variants of prompts, {@code <name>@<variant>.md}; read when one is used. */
    Optional<String> prompts();

    /** The variant of prompts that serves where a request names none. */
    Optional<String> promptVariant();

    /** Further models of the first provider that a request may be answered with to compare them. */
    Optional<List<String>> compared();

    /** One attempt at one call. */
    @WithDefault("20s")
    Duration timeout();

    /** Further attempts after a passing failure of the provider. */
    @WithDefault("2")
    int retries();

    /** The pause before the first further attempt; it doubles, with up to half of it added. */
    @WithDefault("300ms")
    Duration pause();

    /** Calls at one time to one provider. */
    @WithDefault("50")
    int concurrent();

    /** Calls that may wait for their turn; the wait is part of the time-out. */
    @WithDefault("1000")
    int waiting();

    /** The longest answer asked for. */
    @WithDefault("2000")
    int maxOutputTokens();

    /** US dollars that all calls of a day (UTC) may cost; needs prices. */
    Optional<BigDecimal> dailyLimit();

    /** When a failing provider is left alone. */
    Circuit circuit();

    /** Any endpoint that speaks as OpenAI's does. */
    Account openai();

    /** Anthropic's own API. */
    Account anthropic();

    /** A server of local models. */
    Account ollama();

    /** Prices by the name of a model, before those of its provider. */
    Map<String, Price> prices();

    /** When a failing provider is left alone. */
    interface Circuit {
        /** Calls that are looked at. */
        @WithDefault("10")
        int calls();

        /** The share of them that must have failed. */
        @WithDefault("0.5")
        double failures();

        /** How long it is left alone. */
        @WithDefault("30s")
        Duration rest();
    }

    /** How one provider is reached; what is unset has a default of that provider. */
    interface Account {
        /** Where it is reached, without the last part of the path. */
        Optional<String> baseUrl();

        /** The secret it wants; never logged and never told. */
        Optional<String> key();

        /** The model for every purpose that has none of its own. */
        Optional<String> model();

        /** The model that plans. */
        Optional<String> planningModel();

        /** The model that writes queries. */
        Optional<String> sqlModel();

        /** The model that says answers. */
        Optional<String> proseModel();

        /** US dollars per million tokens read. */
        Optional<BigDecimal> inputPrice();

        /** US dollars per million tokens written. */
        Optional<BigDecimal> outputPrice();

        /** False for an endpoint that knows no answers by JSON schema. */
        @WithDefault("true")
        boolean jsonSchema();
    }

    /** US dollars per million tokens. */
    interface Price {
        /** For what the model reads, US dollars per million tokens. */
        BigDecimal input();

        /** For what the model writes, US dollars per million tokens. */
        BigDecimal output();
    }
}
