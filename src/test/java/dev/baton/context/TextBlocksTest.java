package dev.baton.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextBlocksTest {
    @Test
    void log_lines_that_repeat_are_counted_and_the_others_kept() {
        var log = new StringBuilder("What the night brought:\n");
        for (int i = 0; i < 120; i++) {
            log.append(
                    "2026-11-26T02:%02d:00Z INFO step E%d done in %d ms\n"
                            .formatted(i % 60, 1 + i % 3, 10 + i));
            if (i == 70) {
                log.append("2026-11-26T02:10:30Z ERROR bank refused INV-99: limit of EUR 5,000\n");
                log.append("    at Bank.pay\n");
            }
        }
        var told = Compression.text(log.toString(), 150);
        assertThat(told.text())
                .contains("120 log lines of 1 kind, 2026-11-26T02:00:00Z to 2026-11-26T02:59:00Z")
                .contains("120× INFO step E{1 to 3} done in {10 to 129} ms")
                .contains("ERROR bank refused INV-99: limit of EUR 5,000")
                .contains("left out: single log lines");
        assertThat(told.tokens()).isLessThanOrEqualTo(150);
        assertThat(told.saved()).isGreaterThan(0.9);
    }

    @Test
    void troubles_are_told_one_by_one_until_they_are_many() {
        var few = new StringBuilder();
        var many = new StringBuilder();
        for (int i = 0; i < 90; i++) {
            var line =
                    "2026-11-26T02:00:%02dZ ERROR bank refused INV-%d%n".formatted(i % 60, 100 + i);
            (i < 20 ? few : many).append(line);
        }
        assertThat(Compression.text(few.toString(), 0).text())
                .contains("INV-100", "INV-111", "INV-119");
        assertThat(Compression.text(many.toString(), 80).text())
                .contains("70× ERROR bank refused INV-{120 to 189}");
    }

    @Test
    void a_table_in_a_text_is_told_as_a_table() {
        var text =
                new StringBuilder(
                        "Here is the list.\n\n| project | cost |  owner |\n|---|---|---|\n");
        for (int i = 0; i < 60; i++) {
            text.append("| P%d | %d | Kim |%n".formatted(i, i * 100));
        }
        text.append("\nThat was all.");
        var told = Compression.text(text.toString(), 120);
        assertThat(told.text())
                .contains("60 rows: project, cost, owner")
                .contains("cost: 0 to 5900, sum 177000, largest 5900 (P59)")
                .contains("owner: always Kim");
        assertThat(told.tokens()).isLessThanOrEqualTo(120);
    }

    @Test
    void sentences_with_commas_are_no_table() {
        var prose =
                "We met Kim, Anna, and Tom, who left. And he said, as often, that it rains.\n"
                        .repeat(10);
        assertThat(Block.in(prose)).hasSize(1).first().isInstanceOf(Block.Prose.class);
    }

    @Test
    void code_is_told_whole_or_not_at_all() {
        var text =
                "We ran this query again.\n```\nselect only_once\nfrom ledger_entry where amount > 500\n```\n"
                        + "It was slow and we waited for a long time. ".repeat(30);
        assertThat(Compression.text(text, 120).text())
                .contains("```\nselect only_once\nfrom ledger_entry where amount > 500\n```");
        assertThat(Compression.text(text, 10).text())
                .contains("Also: ", "only_once", "ledger_entry", "500");
    }

    @Test
    void json_is_told_by_its_digest() {
        var json = "{\"status\":\"completed\",\"values\":[" + "1,".repeat(300) + "1]}";
        assertThat(Compression.text(json, 100).text())
                .contains("status: completed", "values: 301 rows", "value: 1 to 1, sum 301");
    }
}
