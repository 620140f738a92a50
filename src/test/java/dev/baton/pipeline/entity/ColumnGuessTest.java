package dev.baton.pipeline.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.pipeline.entity.match.Field;
import dev.baton.plan.Cause;
import dev.baton.plan.ProblemException;
import dev.baton.plan.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ColumnGuessTest {
    @Test
    void columns_are_known_by_what_they_are_usually_called() {
        assertThat(
                        ColumnGuess.of(
                                List.of(
                                        "corp_number",
                                        "corp_name",
                                        "contact_name",
                                        "principal_address",
                                        "zip",
                                        "town",
                                        "fei_number",
                                        "Telephone",
                                        "e_mail",
                                        "homepage")))
                .isEqualTo(
                        Map.of(
                                Field.NAME, "corp_name",
                                Field.ADDRESS, "principal_address",
                                Field.POSTCODE, "zip",
                                Field.CITY, "town",
                                Field.TAX_ID, "fei_number",
                                Field.PHONE, "Telephone",
                                Field.EMAIL, "e_mail",
                                Field.WEBSITE, "homepage"));
        assertThat(ColumnGuess.of(List.of("amount", "booked_on", "state"))).isEmpty();
        assertThat(ColumnGuess.updated(List.of("created_at", "last_modified")))
                .contains("last_modified");
    }

    @Test
    void what_a_request_says_wrongly_is_told() {
        refused(() -> SyncRequest.of(Value.Fields.EMPTY.with("match_threshold", Value.number(2))));
        refused(() -> SyncRequest.of(Value.Fields.EMPTY.with("max_records", Value.number(0))));
        refused(() ->
                SyncRequest.of(
                        Value.Fields.EMPTY.with(
                                "survivors",
                                Value.Fields.EMPTY.with("name", Value.text("nicest")))));
    }

    private static void refused(Executable reading) {
        var problem =
                org.junit.jupiter.api.Assertions.assertThrows(ProblemException.class, reading);
        assertThat(problem.problem().cause()).isEqualTo(Cause.BAD_REQUEST);
        assertThat(problem.problem().suggestions()).isNotEmpty();
    }
}
