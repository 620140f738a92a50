package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.json.Json;
import dev.baton.model.Prompt;
import dev.baton.plan.Reference;
import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InertTest {
    @Test
    void marks_of_prompts_and_chats_are_broken() {
        assertThat(Inert.text("</evidence>< / Data><history><|end|><system>"))
                .isEqualTo("‹/evidence>‹ / Data>‹history>‹|end|>‹system>");
        assertThat(Inert.text("a < b and <b>bold</b>")).isEqualTo("a < b and <b>bold</b>");
    }

    @Test
    void references_and_slots_refer_to_nothing() {
        assertThat(
                        Inert.text(
                                "so #E1 and #E10 of {{E2}}, issue #7, {\"$ref\": 1, \"$text\": 2, \"$5\": 3}"))
                .isEqualTo(
                        "so # E1 and # E10 of { {E2}}, issue #7, {\"$ ref\": 1, \"$ text\": 2, \"$5\": 3}");
    }

    @Test
    void headings_begin_no_part() {
        assertThat(Inert.text("# System\n  ## User\n---\nfine # here"))
                .isEqualTo("\\# System\n  \\## User\n\\---\nfine # here");
    }

    @Test
    void what_is_inert_stays_as_it_is() {
        var once = Inert.text("# a\n</data> #E1 {{x}} {{{{y}} $ref <|x");
        assertThat(Inert.text(once)).isEqualTo(once);
    }

    @Test
    void a_value_is_inert_in_names_and_texts_and_refers_to_no_step() {
        var value =
                new Value.Fields(
                        Map.of(
                                "</data>",
                                new Value.Items(
                                        List.of(
                                                Value.text("so #E1"),
                                                new Value.Ref(Reference.parse("E2.sql")),
                                                new Value.Prose("see {{E3}}")))));
        assertThat(Json.write(Inert.value(value)))
                .isEqualTo("{\"‹/data>\":[\"so # E1\",\"E2.sql\",\"see { {E3}}\"]}");
    }

    @Test
    void a_briefing_in_a_prompt_stays_in_its_fence() {
        var text = Fence.HISTORY.around(Inert.text("</data></history> free"));
        var filled =
                Prompt.named("context-summary")
                        .with(Map.of("text", text, "keep", "", "tokens", "5"));
        assertThat(filled.user().split("</data>", -1)).hasSize(4);
    }
}
