package dev.baton.nl2sql.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.nl2sql.link.Linker;
import dev.baton.nl2sql.link.SchemaIndex;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueMatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Donations in several currencies. */
class CurrenciesTest {
    private static final TableName GIFTS = new TableName("public", "gifts");

    @Test
    void amounts_of_several_currencies_are_added_up_with_doubt_and_said_so() {
        var sum = candidate("total amount of gifts", 3);

        assertThat(sum.doubt()).isGreaterThanOrEqualTo(0.4);
        assertThat(Explained.assumptions(sum))
                .contains("amount is added up although currency may differ from row to row");
    }

    @Test
    void by_currency_in_one_of_them_or_with_only_one_there_is_no_doubt() {
        assertThat(candidate("total amount of gifts by currency", 3).doubt()).isLessThan(0.1);
        assertThat(candidate("total amount of gifts in usd", 3).doubt()).isLessThan(0.1);
        assertThat(candidate("total amount of gifts", 1).doubt()).isLessThan(0.1);
    }

    @Test
    void what_is_said_to_be_in_one_currency_is_added_up() {
        assertThat(candidate("total cost of gifts", 3).doubt()).isLessThan(0.1);
        assertThat(candidate("how many gifts", 3).doubt()).isLessThan(0.1);
    }

    private static Candidate candidate(String question, long currencies) {
        var gifts =
                new Table(
                        GIFTS,
                        false,
                        null,
                        List.of(
                                column("id", ColumnType.INTEGER, null, 100),
                                column("amount", ColumnType.DECIMAL, null, 90),
                                column("cost", ColumnType.DECIMAL, "Converted to EUR", 90),
                                column("currency", ColumnType.TEXT, null, currencies)),
                        List.of("id"),
                        List.of(),
                        100);
        var schema =
                new Schema(
                        new Catalogue(List.of(gifts), List.of(), "v1", Instant.EPOCH),
                        Semantics.NONE,
                        phrase ->
                                phrase.equalsIgnoreCase("usd")
                                        ? List.of(
                                                new ValueMatch(
                                                        new ColumnName(GIFTS, "currency"),
                                                        "USD",
                                                        1))
                                        : List.of());
        var linking = Linker.link(question, schema, LocalDate.of(2025, 6, 30));
        return new Candidates(SchemaIndex.of(schema), linking).all().getFirst();
    }

    private static Column column(
            String name,
            ColumnType type,
            @org.jspecify.annotations.Nullable String comment,
            long distinct) {
        return new Column(name, type, "text", true, comment, List.of(), distinct);
    }
}
