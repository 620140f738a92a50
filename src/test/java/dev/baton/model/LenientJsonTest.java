package dev.baton.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LenientJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": 1}",
                "Sure! Here it is:\n```json\n{\"a\": 1}\n```\nAnything else?",
                "```\n{\"a\": 1,}\n```",
                "I think {x} is meant, so {\"a\": 1} it is.",
                "[{\"a\": 1}]",
                "{'a': 1}",
                "{a: 1}",
                "<think>maybe {\"a\": 2}</think>{\"a\": 1}",
                "{\"a\": 1} {\"a\": 2}",
                "{\"a\": 1, // the first\n}"
            })
    void an_object_is_found_wherever_it_stands(String written) {
        assertThat(LenientJson.object(written).orElseThrow().path("a").asInt()).isOne();
    }

    @Test
    void braces_inside_texts_do_not_end_an_object() {
        var read = LenientJson.object("so: {\"a\": \"} \\\" {\", \"b\": 2} end").orElseThrow();
        assertThat(read.path("a").asText()).isEqualTo("} \" {");
        assertThat(read.path("b").asInt()).isEqualTo(2);
    }

    @Test
    void line_breaks_inside_texts_are_kept() {
        assertThat(
                        LenientJson.object("{\"sql\": \"select 1\nfrom t\"}")
                                .orElseThrow()
                                .path("sql")
                                .asText())
                .isEqualTo("select 1\nfrom t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json here", "{\"a\": ", "[1, 2]", "{{{{", "```json\n```"})
    void without_an_object_nothing_is_found(String written) {
        assertThat(LenientJson.object(written)).isEmpty();
    }
}
