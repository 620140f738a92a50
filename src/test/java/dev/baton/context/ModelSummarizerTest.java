package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.baton.model.ModelSettings;
import dev.baton.model.ModelUse;
import dev.baton.model.Models;
import dev.baton.model.ScriptedModel;
import dev.baton.model.Spending;
import dev.baton.plan.Cancellation;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ModelSummarizerTest {
    private static final List<Passage> HISTORY =
            List.of(
                    Passage.said(
                            "Kim",
                            "We saw INV-7 and it was late again, as so often in these weeks of the year. "
                                    + "Nobody may pay it: payment must never happen before 1 March 2027."));
    private static final String DECISION =
            "Nobody may pay it: payment must never happen before 1 March 2027.";
    private final ScriptedModel scripted = new ScriptedModel();
    private final List<ModelUse> uses = new ArrayList<>();
    private final Cancellation cancellation = new Cancellation();

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void a_good_summary_is_used_and_its_cost_noted() {
        scripted.says("Kim: INV-7.");
        var told = compressed(models());
        assertThat(told.means()).isEqualTo(Compressed.Means.SUMMARY);
        assertThat(told.text()).isEqualTo("Kim: INV-7.\n" + DECISION);
        assertThat(uses).hasSize(1);
        assertThat(scripted.prompt(0)).contains("as so often", "INV-7", "never changes these");
    }

    @Test
    void a_summary_that_lost_the_invoice_is_paid_for_but_not_used() {
        scripted.says("Something was late.");
        var told = compressed(models());
        assertThat(told.means()).isEqualTo(Compressed.Means.SENTENCES);
        assertThat(told.text()).contains("INV-7", DECISION);
        assertThat(uses).hasSize(1);
    }

    @Test
    void rules_serve_when_the_model_fails_or_there_is_none() {
        scripted.fails(400);
        var byRules = compressed(models());
        assertThat(byRules.text()).contains("INV-7", DECISION);
        var none =
                new Models(
                        ModelSettings.of(Map.of("provider", "rules")),
                        Spending.NOTHING,
                        Clock.systemUTC());
        assertThat(compressed(none)).isEqualTo(byRules);
        assertThat(uses).isEmpty();
    }

    @Test
    void a_cancelled_step_gets_no_summary() {
        cancellation.cancel();
        assertThat(
                        catchThrowableOfType(ProblemException.class, () -> compressed(models()))
                                .problem()
                                .cause())
                .isEqualTo(Cause.CANCELLED);
    }

    private Compressed compressed(Models models) {
        var summarizer =
                new ModelSummarizer(models, Duration.ofSeconds(5), cancellation, uses::add);
        return Compression.passages(HISTORY, "", 10, summarizer);
    }

    private Models models() {
        return new Models(
                ModelSettings.openai(scripted.url(), "retries", "0"),
                Spending.NOTHING,
                Clock.systemUTC());
    }
}
