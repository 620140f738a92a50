package dev.baton.api.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.model.Wish;
import dev.baton.reward.training.Budget;
import dev.baton.reward.training.TrainingConfig;
import dev.baton.reward.training.Variant;
import dev.baton.reward.training.question.QuestionFault;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRequestTest {
    private static final TrainingConfig CONFIG =
            new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(TrainingConfig.class)
                    .build()
                    .getConfigMapping(TrainingConfig.class);

    private static List<String> faults(String json) {
        var body = Body.read(json);
        TrainingRequest.read(body, CONFIG, false);
        body.noOthers();
        return body.faults().stream().map(QuestionFault::field).toList();
    }

    private static TrainingRequest read(String json, boolean rules) {
        var body = Body.read(json);
        var request = TrainingRequest.read(body, CONFIG, rules);
        assertThat(body.faults()).isEmpty();
        return request;
    }

    @Test
    void what_is_left_out_is_as_the_server_usually_answers() {
        var request = read("{}", false);

        assertThat(request.settings().variants()).containsExactly(Variant.USUAL);
        assertThat(request.settings().concurrency()).isEqualTo(4);
        assertThat(request.settings().budget()).isEqualTo(Budget.UNLIMITED);
        assertThat(request.settings().perQuestion()).isEqualTo(1);
        assertThat(request.name()).isNull();
        assertThat(request.settings().memory()).isTrue();
    }

    @Test
    void what_was_confirmed_is_measured_without_what_was_learned_unless_that_is_wanted() {
        assertThat(read("{\"memory\": false}", false).settings().memory()).isFalse();
        var body = Body.read("{\"sessions\": {}}");
        assertThat(TrainingRequest.read(body, CONFIG, false).settings().memory()).isFalse();
        body = Body.read("{\"sessions\": {}, \"memory\": true}");
        assertThat(TrainingRequest.read(body, CONFIG, false).settings().memory()).isTrue();
    }

    @Test
    void everything_can_be_said() {
        var settings =
                read(
                                """
                                {"name": "night", "data_source": "shop", "candidates": 4,
                                 "concurrency": 8, "seed": -3, "data_variant": "shop2",
                                 "budget": {"tokens": 10, "cost_usd": "1.25", "seconds": 60},
                                 "variants": [{"engine": "rules"},
                                              {"engine": "model", "model": "small", "prompt": "v2"},
                                              {"name": "as ever"}]}
                                """,
                                false)
                        .settings();

        assertThat(settings.variants())
                .containsExactly(
                        new Variant("rules", Wish.Engine.RULES, null, null, 1),
                        new Variant("small v2", Wish.Engine.MODEL, "small", "v2", 4),
                        new Variant("as ever", Wish.Engine.DEFAULT, null, null, 4));
        assertThat(settings.perQuestion()).isEqualTo(9);
        assertThat(settings.budget()).isEqualTo(new Budget(10L, 1_250_000L, 60L));
        assertThat(settings.seed()).isEqualTo(-3);
        assertThat(settings.dataVariant()).isEqualTo("shop2");
        assertThat(settings.within(Budget.UNLIMITED).budget()).isEqualTo(Budget.UNLIMITED);
    }

    @Test
    void where_only_rules_serve_more_candidates_would_all_be_the_same() {
        assertThat(read("{\"candidates\": 9}", true).settings().perQuestion()).isEqualTo(1);
        var body = Body.read("{\"variants\": [{\"engine\": \"model\"}]}");
        TrainingRequest.read(body, CONFIG, true);
        assertThat(body.faults())
                .containsExactly(
                        new QuestionFault(
                                0, "variants[0].engine", "No language model is configured here."));
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(
                        faults(
                                """
                                {"candidates": 0, "concurrency": 99, "seed": 1.5, "memory": 1, "name": 7,
                                 "budget": {"cost_usd": "much", "tokens": -1, "euros": 2},
                                 "variants": [{"engine": "magic"}, {"name": "a"}, {"name": "a"},
                                              {"engine": "rules", "model": "x"}],
                                 "colour": "red"}
                                """))
                .containsExactlyInAnyOrder(
                        "candidates",
                        "concurrency",
                        "seed",
                        "memory",
                        "name",
                        "budget.cost_usd",
                        "budget.tokens",
                        "budget.euros",
                        "variants[0].engine",
                        "variants[2].name",
                        "variants[3].engine",
                        "colour");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"variants\": {}}",
                "{\"variants\": [1]}",
                "{\"variants\": [{},{},{},{},{},{},{},{},{}]}",
                "{\"budget\": 3}"
            })
    void lists_and_objects_must_be_such(String json) {
        assertThat(faults(json)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "no", "{"})
    void what_is_no_object_is_a_fault_and_nothing_more(String json) {
        assertThat(faults(json)).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-0.01", "NaN", "123456789012345678901234567890"})
    void amounts_of_money_are_bounded(String amount) {
        assertThat(faults("{\"budget\": {\"cost_usd\": \"%s\"}}".formatted(amount)))
                .containsExactly("budget.cost_usd");
    }
}
