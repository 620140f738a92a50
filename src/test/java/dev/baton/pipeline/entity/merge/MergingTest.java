package dev.baton.pipeline.entity.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.pipeline.entity.match.Company;
import dev.baton.pipeline.entity.match.Field;
import dev.baton.pipeline.entity.match.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergingTest {
    private static final Merging USUAL = new Merging(Merging.USUAL, Map.of(), 0);

    private static Company company(
            int source, String key, String name, String phone, @Nullable String updated) {
        return new Company(
                new RecordId(source, key),
                Map.of(Field.NAME, name, Field.PHONE, phone),
                Map.of("segment", "s" + source),
                updated == null ? null : Instant.parse(updated + "T00:00:00Z"));
    }

    private static Survivor name(Merging merging, Company... companies) {
        return merging.merge(List.of(companies)).get("name");
    }

    @Test
    void what_most_records_say_survives_whatever_its_signs() {
        var survivor =
                name(
                        USUAL,
                        company(0, "1", "Falke & Co", "1", "2025-05-01"),
                        company(1, "a", "FALKE  CO.", "2", "2025-03-01"),
                        company(1, "b", "Falcon", "3", "2025-09-01"));
        assertThat(survivor)
                .isEqualTo(new Survivor("Falke & Co", new RecordId(0, "1"), "most recent"));
    }

    @Test
    void then_the_most_recent_then_the_most_complete_then_the_preferred_source() {
        var old = company(0, "1", "Falke", "1", "2024-01-01");
        var fresh = company(1, "a", "Falcon", "2", "2025-01-01");
        assertThat(name(USUAL, old, fresh).why()).isEqualTo("most recent");
        assertThat(name(USUAL, old, fresh).value()).isEqualTo("Falcon");

        var undated = company(0, "1", "Falke", "1", null);
        assertThat(name(USUAL, undated, company(1, "a", "Falke Marine", "2", null)))
                .isEqualTo(new Survivor("Falke Marine", new RecordId(1, "a"), "most complete"));
        assertThat(name(USUAL, undated, company(1, "a", "Fulke", "2", null)))
                .isEqualTo(new Survivor("Falke", new RecordId(0, "1"), "of the preferred source"));
        assertThat(name(USUAL, undated).why()).isEqualTo("the only one");
        assertThat(name(USUAL, undated, company(1, "a", "Falke", "2", null)).why())
                .isEqualTo("all the same");
    }

    @Test
    void a_field_may_have_a_preference_of_its_own() {
        var merging = new Merging(Merging.USUAL, Map.of("phone", Preference.SOURCE_PRIORITY), 0);
        var merged =
                merging.merge(
                        List.of(
                                company(0, "1", "Falke", "1", "2024-01-01"),
                                company(1, "a", "Falcon", "2", "2025-01-01")));
        assertThat(merged.get("name").value()).isEqualTo("Falcon");
        assertThat(merged.get("phone").value()).isEqualTo("1");
        assertThat(merged.get("segment").value()).isEqualTo("s1");
    }

    @Test
    void the_order_of_the_records_changes_nothing() {
        var companies =
                new ArrayList<>(
                        List.of(
                                company(0, "1", "Falke", "11", null),
                                company(0, "2", "Fulke", "22", null),
                                company(1, "a", "Folke", "33", null),
                                company(1, "b", "Filke", "44", null)));
        var first = USUAL.merge(companies);
        for (long seed = 0; seed < 10; seed++) {
            Collections.shuffle(companies, new Random(seed));
            assertThat(USUAL.merge(companies)).isEqualTo(first);
        }
    }

    private static final RecordId A = new RecordId(0, "a");
    private static final RecordId B = new RecordId(0, "b");
    private static final RecordId C = new RecordId(1, "c");
    private static final RecordId D = new RecordId(1, "d");

    @Test
    void a_company_keeps_its_id_when_records_come_and_go() {
        var first = new EntityIds("s", Map.of()).of(List.of(List.of(A, C), List.of(B)));
        assertThat(first).doesNotHaveDuplicates();
        assertThat(new EntityIds("s", Map.of()).of(List.of(List.of(A, C), List.of(B))))
                .isEqualTo(first);

        var before = Map.of(A, first.get(0), C, first.get(0), B, first.get(1));
        assertThat(new EntityIds("s", before).of(List.of(List.of(B), List.of(C, D))))
                .containsExactly(first.get(1), first.get(0));
    }

    @Test
    void when_a_company_falls_apart_only_one_part_keeps_the_id() {
        var id = UUID.nameUUIDFromBytes(new byte[] {1});
        var before = Map.of(A, id, B, id, C, id);
        var ids = new EntityIds("s", before).of(List.of(List.of(A), List.of(B, C)));
        assertThat(ids.get(1)).isEqualTo(id);
        assertThat(ids.get(0)).isNotEqualTo(id);

        // The part that left has the id that follows from its record, unless that is taken.
        var own = new EntityIds("s", Map.of()).of(List.of(List.of(A))).getFirst();
        var taken = new EntityIds("s", Map.of(B, own)).of(List.of(List.of(A), List.of(B)));
        assertThat(taken.get(1)).isEqualTo(own);
        assertThat(taken).doesNotHaveDuplicates();
    }
}
