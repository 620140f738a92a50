package dev.baton.reward.export;

import dev.baton.plan.Cancellation;
import dev.baton.sql.Catalogue;
import dev.baton.sql.Column;
import dev.baton.sql.ColumnType;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.ForeignKey;
import dev.baton.sql.Guard;
import dev.baton.sql.ResultTable;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Schema;
import dev.baton.sql.Semantics;
import dev.baton.sql.Table;
import dev.baton.sql.TableName;
import dev.baton.sql.ValueIndex;
import dev.baton.sql.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A small database on paper, behind the real guard. */
record Shop(String name, Schema schema, Guard guard) implements DataSource {
    static final TableName CUSTOMER = new TableName("public", "customer");
    static final TableName ORDERS = new TableName("public", "orders");
    static final TableName STAFF = new TableName("public", "staff");

    static Shop named(String name) {
        var schema = onPaper();
        return new Shop(name, schema, new Guard(schema));
    }

    static Schema onPaper() {
        var tables =
                List.of(
                        table(CUSTOMER, "Who buys", "id", "name", "email", "phone"),
                        table(ORDERS, "What was bought", "id", "customer_id", "amount", "status"),
                        table(STAFF, null, "id", "name"));
        var rules =
                List.of(new Semantics.Rule("open", List.of("unpaid"), ORDERS, "status <> 'paid'"));
        return new Schema(
                new Catalogue(
                        tables,
                        List.of(
                                new ForeignKey(
                                        ORDERS, List.of("customer_id"), CUSTOMER, List.of("id"))),
                        "v1",
                        Instant.EPOCH),
                new Semantics(null, List.of(), List.of(), List.of(), rules, List.of(), List.of()),
                ValueIndex.EMPTY);
    }

    private static Table table(TableName name, String comment, String... columns) {
        return new Table(
                name,
                false,
                comment,
                Stream.of(columns).map(Shop::column).toList(),
                List.of("id"),
                List.of(),
                10);
    }

    private static Column column(String name) {
        boolean text = !name.endsWith("id") && !name.equals("amount");
        return new Column(
                name,
                text ? ColumnType.TEXT : ColumnType.INTEGER,
                text ? "text" : "bigint",
                true,
                null,
                List.of("a stored value"),
                5);
    }

    @Override
    public Verdict check(String sql) {
        return guard.check(sql);
    }

    @Override
    public Explanation explain(SafeSql sql, Cancellation cancellation) {
        throw new AssertionError("an export asks no database");
    }

    @Override
    public ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation) {
        throw new AssertionError("an export runs no query");
    }
}
