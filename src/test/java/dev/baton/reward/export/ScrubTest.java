package dev.baton.reward.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.baton.sql.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Orders of Ann.Lee+x@mail.example.org?|Orders of person1@example.com?
                    'a@b.org' or A@B.org, not c@b.org|'person1@example.com' or person1@example.com, not person2@example.com
                    Call +1 (555) 867-5309 now|Call +1 (000) 000-0001 now
                    Who has 555-8675?|Who has 100-0001?
                    Account 4711081512345 of whom|Account 1000000000001 of whom
                    Card 4111 1111 1111 1234|Card 1000 0000 0000 0001
                    IBAN DE89 3704 0044 0532 0130 12|IBAN DE10 0000 0000 0000 0000 01
                    SSN 123-45-6789|SSN 100-00-0001
                    from 203.114.7.9 or 203.114.7.9|from 192.0.2.1 or 192.0.2.1
                    key sk-abcdefghij0123456789|key secret-1
                    token ghp_abcdefghijklmnopqrstuvwx12|token secret-1
                    AKIAIOSFODNN7EXAMPLE and eyJhbGciOiJI.eyJzdWIiOiIx.sig|secret-1 and secret-2
                    baton_Zk2v9XyQw8rT4uB1 d41d8cd98f00b204e9800998ecf8427e|secret-1 secret-2
                    0301234567 and 030 1234567|0000000001 and 000 0000001
                    """)
    void what_is_about_a_person_is_replaced_in_its_form(String said, String told) {
        assertThat(new Scrub().text(said)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders between 2024-01-15 and 2024-02-15 10:30:00.123456",
                "on 15.01.2024 or 01/15/2024 or 2024/01/15",
                "budget over 100000000 or 1 000 000 000",
                "in 2019 2020 2021, or 2019-2024",
                "ratio 12345.678901 and 0.1234567890",
                "top 5 2024-01-15",
                "order 550e8400-e29b-41d4-a716-446655440000",
                "format 999999999.00",
                "like %@example",
                "customers of table customer_account_balance_of_the_year_2024"
            })
    void dates_amounts_years_and_plain_words_stay(String said) {
        assertThat(new Scrub().text(said)).isEqualTo(said);
    }

    @Test
    void the_same_value_has_the_same_stand_in_in_the_question_and_its_queries() {
        var scrub = new Scrub();

        assertThat(scrub.text("Orders of ann@mail.org with phone +49 170 1234567"))
                .isEqualTo("Orders of person1@example.com with phone +10 000 0000001");
        assertThat(
                        scrub.sql(
                                "select 1 -- ask bob@mail.org\n where e = 'ANN@mail.org' and"
                                        + " p = '491701234567' and n = 491701234567"))
                .isEqualTo(
                        "select 1  \n where e = 'person1@example.com' and p = '100000000001' and n"
                                + " = 100000000001");
        assertThat(scrub.used()).isEqualTo(Map.of(Scrub.Kind.EMAIL, 1, Scrub.Kind.NUMBER, 1));
    }

    @Test
    void names_are_never_touched() {
        assertThat(new Scrub().sql("select \"a@b.org\", t1234567890123 from \"123456789012\""))
                .isEqualTo("select \"a@b.org\", t1234567890123 from \"123456789012\"");
    }

    /** Queries made of values of every kind, in every place a value can have. */
    @Test
    void no_query_is_broken_and_nothing_of_what_was_found_is_left() {
        var shop = Shop.named("shop");
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var values = IntStream.range(0, 4).mapToObj(_ -> value(random)).toList();
            var sql =
                    "select id from customer where email = '%s' or name like '%%%s%%' or phone in"
                                    .formatted(quoted(values.get(0)), quoted(values.get(1)))
                            + " ('%s', 'it''s %s') or id = %d /* of %s */"
                                    .formatted(
                                            quoted(values.get(2)),
                                            quoted(values.get(3)),
                                            random.nextLong(1_000_000_000L, 9_000_000_000_000_000L),
                                            "bob@mail.org");
            assertThat(shop.check(sql)).as(sql).isInstanceOf(Verdict.Allowed.class);

            var told = new Scrub().sql(sql);

            assertThat(shop.check(told)).as(told).isInstanceOf(Verdict.Allowed.class);
            assertThat(kinds(told)).isEqualTo(kinds(sql));
            assertThat(told).doesNotContain("mail.org");
            for (var value : values) {
                if (personal(value)) {
                    assertThat(told).doesNotContain(quoted(value));
                }
            }
        }
    }

    private static boolean personal(String value) {
        return value.contains("@") || value.startsWith("+") || value.startsWith("sk-");
    }

    private static List<SqlPieces.Kind> kinds(String sql) {
        return SqlPieces.of(sql).stream()
                .map(SqlPieces.Piece::kind)
                .filter(kind -> kind != SqlPieces.Kind.COMMENT && kind != SqlPieces.Kind.OTHER)
                .toList();
    }

    private static String quoted(String value) {
        return value.replace("'", "''");
    }

    private static String value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "o'neil." + random.nextInt(1000) + "@mail.org";
            case 1 -> "+49 30 " + random.nextInt(1_000_000, 10_000_000);
            case 2 -> "sk-" + "abcdEFGH%012d".formatted(random.nextInt());
            case 3 -> "2024-01-%02d".formatted(1 + random.nextInt(28));
            case 4 -> "Ann's shop";
            default -> "it's " + random.nextInt(100);
        };
    }

    @Test
    void pieces_are_the_text_again() {
        Stream.of(
                        "select 'it''s' || e'a\\'b' || $$x'y$$ || $t$ $$ $t$, \"a\"\"b\" -- c\n, 1.5e3",
                        "select 'open",
                        "/* open",
                        "$1 + $a",
                        "")
                .forEach(sql ->
                        assertThat(
                                        String.join(
                                                "",
                                                SqlPieces.of(sql).stream()
                                                        .map(SqlPieces.Piece::text)
                                                        .toList()))
                                .isEqualTo(sql));
        assertThat(kinds("select e'a\\'b', $t$ ' $t$, \"x\", t1, 2"))
                .containsExactly(
                        SqlPieces.Kind.TEXT,
                        SqlPieces.Kind.TEXT,
                        SqlPieces.Kind.NAME,
                        SqlPieces.Kind.NUMBER);
    }

    @Test
    void queries_are_the_same_but_for_their_looks() {
        assertThat(Normal.sql("SELECT  a\n FROM t -- x\n ;"))
                .isEqualTo(Normal.sql("select a from t"));
        assertThat(Normal.sql("select 'A'")).isNotEqualTo(Normal.sql("select 'a'"));
    }

    @Test
    void no_text_takes_long_however_it_is_made() {
        for (var part :
                List.of("1", "1 ", "a", "a'", "a.", "a@", "(1)", "eyJ-", "1.", "sk-", "Bearer ")) {
            var text = part.repeat(20_000 / part.length());
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> new Scrub().sql("'" + new Scrub().text(text)));
        }
    }
}
