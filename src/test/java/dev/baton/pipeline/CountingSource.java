package dev.baton.pipeline;

import dev.baton.plan.Cancellation;
import dev.baton.sql.DataSource;
import dev.baton.sql.Explanation;
import dev.baton.sql.ResultTable;
import dev.baton.sql.SafeSql;
import dev.baton.sql.Schema;
import dev.baton.sql.Statistic;
import dev.baton.sql.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A data source that notes each query it is asked to run. */
public record CountingSource(DataSource inner, List<String> ran) implements DataSource {
    public CountingSource(DataSource inner) {
        this(inner, new ArrayList<>());
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Schema schema() {
        return inner.schema();
    }

    @Override
    public Verdict check(String sql) {
        return inner.check(sql);
    }

    @Override
    public Explanation explain(SafeSql sql, Cancellation cancellation) {
        return inner.explain(sql, cancellation);
    }

    @Override
    public ResultTable statistics(Statistic what, Limits limits, Cancellation cancellation) {
        return inner.statistics(what, limits, cancellation);
    }

    @Override
    public ResultTable run(SafeSql sql, Limits limits, Cancellation cancellation) {
        ran.add(sql.text());
        return inner.run(sql, limits, cancellation);
    }
}
