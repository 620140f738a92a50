package dev.baton.analysis;

import dev.baton.agent.Agent;

/** The agents of this package for tests of others. */
public final class PaperAnalysis {
    private PaperAnalysis() {}

    public static Agent compareTables() {
        return new CompareTablesAgent();
    }
}
