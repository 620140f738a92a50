package dev.baton.nl2sql.model;

import dev.baton.agent.Work;
import dev.baton.model.Models;
import dev.baton.model.Prompt;
import dev.baton.model.Purpose;
import dev.baton.model.Wish;
import dev.baton.nl2sql.Asked;
import dev.baton.nl2sql.Draft;
import dev.baton.nl2sql.QueryWriter;
import dev.baton.nl2sql.learn.Examples;
import dev.baton.nl2sql.learn.Experience;
import dev.baton.plan.Problem;
import dev.baton.sql.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Writes queries by a language model; each is checked by the guard and the database, and repaired
 * at most once. Throws a {@link dev.baton.plan.ProblemException} of a model's cause when rules
 * should serve instead.
 */
@ApplicationScoped
public class ModelQueryWriter implements QueryWriter {
    private final Models models;
    private final WriterConfig config;
    private final Clock clock;
    private final Experience experience;
    private final WholeSchemas whole = new WholeSchemas();
    private final Prompts prompts =
            new Prompts(Prompt.named("nl2sql-query"), Prompt.named("nl2sql-repair"));

    @Inject
    public ModelQueryWriter(
            Models models, WriterConfig config, Clock clock, Experience experience) {
        this.models = models;
        this.config = config;
        this.clock = clock;
        this.experience = experience;
    }

    /**
     * A draft, the model that wrote it, which is not the first one when that failed, and the
     * version of the prompt that it was asked with.
     */
    public record Written(Draft draft, String engine, String prompt) {}

    /** What a model is told to write a query, and to repair one. */
    record Prompts(Prompt query, Prompt repair) {}

    /** True when a model can be asked now. */
    public boolean available() {
        return models.available(Purpose.SQL);
    }

    /** Why no model can be asked now. */
    public Optional<Problem> whyNot() {
        return models.whyNot(Purpose.SQL);
    }

    /** The name of the model that is asked first. */
    public String engine() {
        return models.engine(Purpose.SQL);
    }

    @Override
    public Draft write(Asked asked, DataSource source, Work work) {
        return written(asked, source, work).draft();
    }

    /** As {@link #write}, telling which model it was. */
    public Written written(Asked asked, DataSource source, Work work) {
        var asking = new Asking(models, clock, config.reserve(), work);
        var wish = Wish.of(work.request());
        var told =
                new Prompts(
                        models.prompt(prompts.query(), wish),
                        models.prompt(prompts.repair(), wish));
        var examples =
                // They hold stored values.
                config.valuesShown()
                        ? Examples.of(
                                experience,
                                asked,
                                source,
                                work.caller(),
                                config.examples(),
                                config.exampleTokens())
                        : "";
        return new Writing(asking, told, config, whole, examples, asked, source, work).written();
    }
}
