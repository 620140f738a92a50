package dev.baton.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void tokens_are_counted_as_models_do() {
        assertThat(Tokens.count("")).isZero();
        assertThat(Tokens.count("hello world")).isEqualTo(2);
        assertThat(Tokens.count("select count(*) from projects")).isBetween(5, 8);
    }

    @Test
    void what_looks_like_a_control_token_is_just_text() {
        assertThat(Tokens.count("<|endoftext|>")).isGreaterThan(1);
    }
}
