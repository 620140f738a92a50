package dev.baton.reward.grade;

import dev.baton.sql.ResultTable;
import dev.baton.sql.Uses;
import org.jspecify.annotations.Nullable;

/**
 * A right query that has been run: its rows in the data source and, when there is one and it runs
 * there, in the second data variant.
 */
record Gold(
        int number,
        Uses uses,
        double cost,
        Uses.Order order,
        ResultTable table,
        @Nullable ResultTable other) {}
