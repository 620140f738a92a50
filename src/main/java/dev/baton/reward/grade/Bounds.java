package dev.baton.reward.grade;

import dev.baton.reward.RewardConfig;
import dev.baton.sql.DataSource;

/**
 * What running an answer may take. A plan above the cost counts as too slow without being run, so
 * that what is slow does not depend on how busy the machine is.
 */
public record Bounds(DataSource.Limits limits, double mostCost) {
    static Bounds of(RewardConfig config) {
        return new Bounds(
                new DataSource.Limits(config.rowCap(), config.byteCap(), config.queryTime()),
                config.mostCost());
    }

    /** The same with fewer rows, if that is fewer. */
    Bounds rows(int most) {
        return new Bounds(
                new DataSource.Limits(Math.min(most, limits.rows()), limits.bytes(), limits.time()),
                mostCost);
    }
}
