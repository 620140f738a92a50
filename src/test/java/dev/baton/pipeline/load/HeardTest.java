package dev.baton.pipeline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.plan.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeardTest {
    private static final List<String> KNOWN = List.of("BAKER", "DUVAL", "ST_JOHNS");

    private static Heard heard(String request) {
        return new Heard(Value.Fields.EMPTY.with("request", Value.text(request)));
    }

    @Test
    void names_are_heard_as_whole_words_whatever_their_case() {
        assertThat(heard("Load the files of Duval and St Johns county").counties(KNOWN))
                .containsExactly("DUVAL", "ST_JOHNS");
        assertThat(heard("load the bakery files").counties(KNOWN)).isEmpty();
        assertThat(heard("only the NAL files, please").named(List.of("NAL", "SDF")))
                .containsExactly("NAL");
    }

    @Test
    void a_county_nobody_knows_is_not_taken_for_all_of_them() {
        assertThatThrownBy(() -> heard("Load the files of Leon county").counties(KNOWN))
                .hasMessageContaining("no files")
                .hasMessageStartingWith("not_found");
        assertThat(heard("Load the files of every county").counties(KNOWN)).isEmpty();
        assertThat(heard("Import the county files of all counties").counties(KNOWN)).isEmpty();
        assertThat(heard("Load County files, please").counties(KNOWN)).isEmpty();
        assertThat(heard("Run the pipeline").counties(KNOWN)).isEmpty();
    }
}
