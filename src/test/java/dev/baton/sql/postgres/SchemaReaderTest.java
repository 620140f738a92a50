package dev.baton.sql.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.TestPostgres;
import dev.baton.launch.Database;
import dev.baton.sql.ColumnName;
import dev.baton.sql.ColumnType;
import dev.baton.sql.ForeignKey;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueMatch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class SchemaReaderTest {
    private static final String LIBRARY =
            """
            create domain short_text as varchar(40) check (value <> '');
            create domain shorter_text as short_text;
            create type shelf as enum ('upper', 'lower', 'cellar');
            create table author (id int primary key, name shorter_text not null, city text,
                                 born date, unique (name, city));
            comment on table author is 'Who writes.';
            comment on column author.city is 'where they live; drop table author; --';
            create table book (
                id bigint generated always as identity primary key, title text not null,
                author_id int not null references author, translator_id int references author (id),
                place shelf not null default 'upper', price numeric(8, 2), money_back money, pages int2,
                lent bool, lent_at timestamptz, due time, loan interval, tags text[], more jsonb,
                cover bytea, code uuid, location point, fingerprint text);
            insert into author values (1, 'Ana Sá', 'São Paulo', '1970-01-02'), (2, 'Bo Berg', 'Berlin', null),
                (3, 'Cy Moor', 'Berlin', null);
            insert into book (title, author_id, price, tags, fingerprint)
                select 'Book ' || n, 1 + n % 3, n, array['a'], md5(n::text) from generate_series(1, 30) n;
            create view berliner as select * from author where city = 'Berlin';
            create materialized view dear as select * from book where price > 20;
            create table visit (day date not null, who text) partition by range (day);
            create table visit_2025 partition of visit for values from ('2025-01-01') to ('2026-01-01');
            insert into visit values ('2025-05-05', 'Dee');
            """;

    private static TableName table(String name) {
        return new TableName("public", name);
    }

    private static Schema read(Database database, Semantics semantics, String... schemas)
            throws SQLException {
        try (var connection = database.connect()) {
            return SchemaReader.read(connection, List.of(schemas), semantics);
        }
    }

    private static Database with(String... scripts) throws SQLException {
        var database = TestPostgres.fresh();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var script : scripts) {
                statement.execute(script);
            }
        }
        return database;
    }

    private static Semantics hiding(String... names) {
        var none = Semantics.NONE;
        return new Semantics(
                null,
                none.entities(),
                none.relations(),
                none.metrics(),
                none.rules(),
                List.of(names),
                none.questions());
    }

    @Test
    void tables_columns_keys_and_comments_are_read_as_they_stand() throws SQLException {
        var catalogue = read(with(LIBRARY), Semantics.NONE).catalogue();

        assertThat(catalogue.tables())
                .extracting(Table::name)
                .containsExactly(
                        table("author"),
                        table("berliner"),
                        table("book"),
                        table("dear"),
                        table("visit"));
        var author = catalogue.table(table("author")).orElseThrow();
        assertThat(author.comment()).isEqualTo("Who writes.");
        assertThat(author.primaryKey()).containsExactly("id");
        assertThat(author.uniqueKeys()).containsExactly(List.of("name", "city"));
        assertThat(author.rows()).isEqualTo(3);
        var name = author.column("name").orElseThrow();
        assertThat(name.type()).isEqualTo(ColumnType.TEXT);
        assertThat(name.databaseType()).isEqualTo("shorter_text");
        assertThat(author.column("city").orElseThrow().comment()).contains("drop table author");
        assertThat(author.column("city").orElseThrow().samples())
                .containsExactly("Berlin", "São Paulo");
        assertThat(author.column("city").orElseThrow().distinct()).isEqualTo(2);
        assertThat(catalogue.table(table("dear")).orElseThrow().view()).isTrue();
        assertThat(catalogue.foreignKeys())
                .containsExactly(
                        new ForeignKey(
                                table("book"),
                                List.of("author_id"),
                                table("author"),
                                List.of("id")),
                        new ForeignKey(
                                table("book"),
                                List.of("translator_id"),
                                table("author"),
                                List.of("id")));
        assertThat(catalogue.readAt()).isAfter(Instant.EPOCH);
    }

    @Test
    void every_kind_of_type_has_its_kind() throws SQLException {
        var book = read(with(LIBRARY), Semantics.NONE).catalogue().table(table("book"));

        assertThat(book.orElseThrow().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly(
                        "id INTEGER",
                        "title TEXT",
                        "author_id INTEGER",
                        "translator_id INTEGER",
                        "place TEXT",
                        "price DECIMAL",
                        "money_back DECIMAL",
                        "pages INTEGER",
                        "lent BOOLEAN",
                        "lent_at TIMESTAMP",
                        "due TIME",
                        "loan INTERVAL",
                        "tags ARRAY",
                        "more JSON",
                        "cover BINARY",
                        "code UUID",
                        "location OTHER",
                        "fingerprint TEXT");
    }

    @Test
    void stored_texts_and_enum_labels_are_found_but_no_hashes() throws SQLException {
        var values = read(with(LIBRARY), Semantics.NONE).values();

        assertThat(values.find("berlin"))
                .contains(new ValueMatch(new ColumnName(table("author"), "city"), "Berlin", 1));
        assertThat(values.find("Sao Paulo").getFirst().value()).isEqualTo("São Paulo");
        assertThat(values.find("cellar").getFirst().column().name()).isEqualTo("place");
        assertThat(values.find("Dee").getFirst().column().table()).isEqualTo(table("visit"));
        assertThat(values.find("c4ca4238a0b923820dcc509a6f75849b")).isEmpty();
    }

    @Test
    void hidden_tables_and_columns_are_nowhere() throws SQLException {
        var schema =
                read(with(LIBRARY), hiding("public.berliner", "public.author.city", "author.born"));

        assertThat(schema.catalogue().table(table("berliner"))).isEmpty();
        var author = schema.catalogue().table(table("author")).orElseThrow();
        assertThat(author.column("city")).isEmpty();
        assertThat(author.column("born")).isEmpty();
        assertThat(author.uniqueKeys()).isEmpty();
        assertThat(schema.values().find("Berlin")).isEmpty();
        assertThat(schema.catalogue().toString()).doesNotContain("Berlin", "born");
    }

    @Test
    void names_with_quotes_and_other_letters_are_only_names() throws SQLException {
        var database =
                with(
                        """
                        create schema "Ä b";
                        create table "Ä b"."o'clock "" ; drop table x" (
                            "select" text, "日付" date, "a""b" text);
                        insert into "Ä b"."o'clock "" ; drop table x" values ('Ω', '2025-01-01', 'in "quotes"');
                        """);

        var schema = read(database, Semantics.NONE, "Ä b");

        var table = schema.catalogue().tables().getFirst();
        assertThat(table.name().name()).isEqualTo("o'clock \" ; drop table x");
        assertThat(table.column("a\"b").orElseThrow().samples()).containsExactly("in \"quotes\"");
        assertThat(schema.values().find("ω").getFirst().column().name()).isEqualTo("select");
    }

    @Test
    void only_the_schemas_asked_for_and_what_the_role_may_read_is_seen() throws SQLException {
        var database =
                with(
                        """
                        create schema other; create table other.secret (a int);
                        create table partly (id int primary key, pay int);
                        create table forbidden (id int);
                        drop role if exists half_reader; create role half_reader login password 'x';
                        grant select (id) on partly to half_reader;
                        """);

        assertThat(read(database, Semantics.NONE, "public").catalogue().tables()).hasSize(2);
        assertThat(read(database, Semantics.NONE).catalogue().tables()).hasSize(3);
        var seen =
                read(new Database(database.url(), "half_reader", "x"), Semantics.NONE).catalogue();
        assertThat(seen.tables()).hasSize(1);
        assertThat(seen.tables().getFirst().columns()).hasSize(1);
    }

    @Test
    void three_hundred_tables_are_read_within_seconds() throws SQLException {
        var database =
                with(
                        """
                        do $$ begin for t in 1..300 loop
                          execute format('create table t%s (id int primary key, name text, city text,
                              kind text, note text, amount numeric, made date, parent_id int %s)', t,
                              case when t > 1 then 'references t' || t - 1 else '' end);
                          execute format('insert into t%s select n, ''name '' || n, ''city '' || n %% 7,
                              ''kind '' || n %% 3, repeat(''x '', 100), n, ''2025-01-01'' from generate_series(1, 100) n', t);
                        end loop; end $$
                        """);

        var began = System.nanoTime();
        var schema = read(database, Semantics.NONE);
        var took = Duration.ofNanos(System.nanoTime() - began);

        System.out.println("300 tables read in " + took.toMillis() + " ms");
        assertThat(schema.catalogue().tables()).hasSize(300);
        assertThat(schema.catalogue().foreignKeys()).hasSize(299);
        assertThat(schema.catalogue().tables()).allMatch(table -> table.rows() == 100);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void the_version_changes_with_the_structure_and_not_with_the_rows() throws SQLException {
        var database = with(LIBRARY);
        var before = read(database, Semantics.NONE).catalogue().version();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("insert into author values (9, 'New', 'Rome')");
            assertThat(read(database, Semantics.NONE).catalogue().version()).isEqualTo(before);
            statement.execute("alter table author add column died date");
            assertThat(read(database, Semantics.NONE).catalogue().version()).isNotEqualTo(before);
        }
    }
}
