package dev.baton.nl2sql.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How models write queries and answers. */
@ConfigMapping(prefix = "baton.nl2sql.model")
public interface WriterConfig {
    /** Queries written for a question; of several, the one whose result most agree on is taken. */
    @WithDefault("1")
    int candidates();

    /** Tokens that the description of the tables may take in a prompt. */
    @WithDefault("2000")
    int schemaTokens();

    /** Time of a step that is kept for rules in case the model does not answer. */
    @WithDefault("3s")
    Duration reserve();

    /** Time a model may take to say an answer; a result is not held up for longer. */
    @WithDefault("8s")
    Duration proseTime();

    /** False: answers are said by rules although a model writes the queries. */
    @WithDefault("true")
    boolean prose();

    /** Rows of a result that a model reads to say the answer; 0 sends none. */
    @WithDefault("20")
    int rowsShown();

    /** False: stored values are never part of a prompt, neither samples nor rows. */
    @WithDefault("true")
    boolean valuesShown();

    /** Confirmed pairs of like questions that a prompt shows at most. */
    @WithDefault("3")
    int examples();

    /** Tokens that these may take in a prompt. */
    @WithDefault("600")
    int exampleTokens();
}
