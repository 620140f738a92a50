package dev.baton.nl2sql.link;

import dev.baton.sql.ColumnName;
import dev.baton.sql.Semantics;
import dev.baton.sql.TableName;

/** What words of a question may mean. */
public sealed interface Target {
    /** The table whose rows or columns are meant. */
    TableName table();

    record OfTable(TableName table) implements Target {}

    record OfColumn(ColumnName column) implements Target {
        @Override
        public TableName table() {
            return column.table();
        }
    }

    /** A stored value of a column. */
    record OfValue(ColumnName column, String value) implements Target {
        @Override
        public TableName table() {
            return column.table();
        }
    }

    /** A table as reached by one of several joins: the brewer of a batch, not just an employee. */
    record OfRole(Edge edge) implements Target {
        @Override
        public TableName table() {
            return edge.to();
        }
    }

    /** A business word that is a condition. */
    record OfRule(Semantics.Rule rule) implements Target {
        @Override
        public TableName table() {
            return rule.table();
        }
    }

    /** A named expression. */
    record OfMetric(Semantics.Metric metric) implements Target {
        @Override
        public TableName table() {
            return metric.table();
        }
    }
}
