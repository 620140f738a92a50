package dev.baton.finance.statement;

import dev.baton.chart.Charts;
import dev.baton.finance.fact.Fact;
import dev.baton.plan.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements as one table: what stands beside what it is compared with. */
final class CfoTable {
    static final List<Charts.Axis> COLUMNS =
            List.of(
                    new Charts.Axis("line", "text"),
                    new Charts.Axis("amount", "decimal"),
                    new Charts.Axis("before", "decimal"),
                    new Charts.Axis("difference", "decimal"),
                    new Charts.Axis("change_percent", "decimal"),
                    new Charts.Axis("share_percent", "decimal"),
                    new Charts.Axis("material", "boolean"));

    private CfoTable() {}

    /** Lines of the income statement that hold something, now or before. */
    static List<Value> rows(Statements statements) {
        return statements.variances().stream()
                .filter(each -> each.amount().id().startsWith("income:"))
                .filter(each ->
                        each.amount().value().signum() != 0 || each.before().value().signum() != 0)
                .<Value>map(CfoTable::row)
                .toList();
    }

    private static Value row(Variance variance) {
        return new Value.Items(
                List.of(
                        Value.text(variance.label()),
                        exact(variance.amount()),
                        exact(variance.before()),
                        exact(variance.difference()),
                        exact(variance.percent()),
                        exact(variance.share()),
                        new Value.Flag(variance.material())));
    }

    private static Value exact(@Nullable Fact fact) {
        return fact == null ? Value.NOTHING : Value.text(fact.value().toPlainString());
    }
}
