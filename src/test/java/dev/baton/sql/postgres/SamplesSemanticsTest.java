package dev.baton.sql.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("postgres")
class SamplesSemanticsTest {
    @ParameterizedTest
    @ValueSource(strings = {"projects", "freight", "registers"})
    void the_semantics_of_our_samples_have_no_fault(String sample)
            throws SQLException, IOException {
        var folder = "schema-samples/" + sample;
        var database = TestPostgres.fresh(folder + "/schema.sql", folder + "/data.sql");
        try (var connection = database.connect()) {
            var schema =
                    SchemaReader.readWith(connection, List.of(), text(folder + "/semantics.yaml"));

            assertThat(schema.semantics().entities()).isNotEmpty();
            assertThat(schema.semantics().hidden()).isNotEmpty();
            for (var hidden : schema.semantics().hidden()) {
                var last = hidden.substring(hidden.lastIndexOf('.') + 1);
                assertThat(schema.catalogue().toString()).doesNotContain(last);
            }
        }
    }

    private static String text(String resource) throws IOException {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var in = Objects.requireNonNull(loader.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
