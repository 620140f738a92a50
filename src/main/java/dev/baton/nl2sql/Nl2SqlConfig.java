package dev.baton.nl2sql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

/** How questions are answered. */
@ConfigMapping(prefix = "baton.nl2sql")
public interface Nl2SqlConfig {
    /** Below this confidence an answer says {@code requires_human}; 0 to 1. */
    @WithDefault("0.7")
    double confidenceThreshold();

    /** Whether a person is asked, afterwards, about an answer below that confidence. */
    @WithDefault("true")
    boolean escalate();

    /** Rows an answer shows at most. */
    @WithDefault("1000")
    int rowCap();

    /** Bytes an answer's rows hold at most. */
    @WithDefault("4194304")
    long byteCap();

    /** Time a query may take in the customer's database. */
    @WithDefault("15s")
    Duration queryTime();

    /** Time a whole request may take. */
    @WithDefault("30s")
    Duration timeout();

    /** How many questions are answered together. */
    Batch batch();

    /** How long the analysis of a question is remembered while its schema stays the same. */
    @WithName("cache-ttl")
    @WithDefault("3600s")
    Duration cacheTtl();

    /** How many analyses are remembered. */
    @WithDefault("2000")
    int cacheSize();

    /** How many questions are answered together. */
    interface Batch {
        /** Questions that one request may hold. */
        @WithDefault("100")
        int most();

        /** Questions of one batch that are answered at the same time. */
        @WithDefault("4")
        int atOnce();

        /** Time that all of them together may take. */
        @WithDefault("15m")
        Duration timeout();

        /** How urgent they are, 1 to 10; a question by itself has 5. */
        @WithDefault("4")
        int priority();
    }
}
