package dev.baton.pipeline.entity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegalFormsTest {
    @Test
    void every_spelling_in_the_list_is_found_at_the_end_of_a_name_as_it_is_meant() {
        var meant = new HashMap<String, String>();
        for (var line : Words.lines("legal-forms.txt")) {
            var parts = line.split("\\s*\\|\\s*");
            assertThat(parts).as(line).hasSize(3);
            for (var spelling : parts[2].split(",\\s*")) {
                assertThat(meant.putIfAbsent(spelling.strip(), parts[1]))
                        .as("said of two forms: " + spelling)
                        .isNull();
            }
        }
        meant.forEach((spelling, code) -> {
            var parted = LegalForms.KNOWN.part(Letters.words("zanzibar " + spelling));
            assertThat(parted.words()).as(spelling).containsExactly("zanzibar");
            assertThat(parted.form()).as(spelling).isNotNull();
            assertThat(parted.form().code()).as(spelling).isEqualTo(code);
            assertThat(Letters.folded(spelling)).as("written folded").isEqualTo(spelling);
        });
    }

    @Test
    void a_word_that_only_begins_like_a_form_stays() {
        for (var name :
                List.of("incorruptible books", "agora", "saltworks", "company of wolves books")) {
            var words = Letters.words(name);
            assertThat(LegalForms.KNOWN.part(words).words())
                    .as(name)
                    .hasSizeGreaterThanOrEqualTo(1);
        }
        assertThat(LegalForms.KNOWN.part(List.of("inc")).words()).containsExactly("inc");
        assertThat(LegalForms.KNOWN.part(List.of()).words()).isEmpty();
    }

    @Test
    void every_shortened_word_has_one_meaning_and_a_word_is_no_short_form_of_another() {
        var shortened = Words.shortened();
        assertThat(shortened).isNotEmpty();
        shortened.values().forEach(full -> assertThat(shortened).doesNotContainKey(full));
    }
}
