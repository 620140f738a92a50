package dev.baton.run;

import org.jspecify.annotations.Nullable;

/** The one workflow DBOS knows: a leg of a run, named {@code <run>.<number>}. */
interface LegFlow {
    /** Always null: what came of it is in our own tables. */
    @Nullable String leg(String id);
}
