package dev.baton.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How many runs at once, for how long, and how long they are remembered. */
@ConfigMapping(prefix = "baton.run")
public interface RunConfig {
    /** Runs carried out at once by this process. */
    @WithDefault("256")
    int capacity();

    /** Runs that may wait for a place, in all processes together; one more is refused as busy. */
    @WithDefault("1000")
    int queue();

    /** How often the queue is looked at without a reason. */
    @WithDefault("250ms")
    Duration queueEvery();

    /** How long a whole request may take unless it says otherwise. */
    @WithDefault("30s")
    Duration timeout();

    /** Steps of one run carried out at once. */
    @WithDefault("10")
    int parallelSteps();

    /** The same for single workflows, by name. */
    Map<String, Integer> parallelStepsOf();

    /** How often a step is tried again when its failure may pass. */
    @WithDefault("3")
    int retries();

    /** The wait before the first retry; it doubles each time and is spread at random. */
    @WithDefault("200ms")
    Duration retryDelay();

    /** How long making a plan, or another one, may take. */
    @WithDefault("60s")
    Duration planningTime();

    /** How often a run may be planned anew after a step has failed. */
    @WithDefault("2")
    int replans();

    /** Model tokens above which a plan must be approved, where its cost decides that. */
    @WithDefault("50000")
    int approvalTokens();

    /** How often an interrupted run is taken up again before it fails. */
    @WithDefault("5")
    int takeovers();

    /**
     * How long steps that are under way may go on when the server is told to stop; those that do
     * not end by then begin again elsewhere. Platforms must allow some seconds more.
     */
    @WithDefault("20s")
    Duration drain();

    /** How often this process looks for runs whose process is gone. */
    @WithDefault("1s")
    Duration watchEvery();

    /**
     * A process silent for so long loses its database connections; after two thirds of it, it
     * begins no step itself.
     */
    @WithDefault("15s")
    Duration silence();

    /** No process is held dead this soon after the database has started. */
    @WithDefault("5s")
    Duration databaseStart();

    /** How long the bodies of evidence and the rows of answers are kept after the end. */
    @WithDefault("1h")
    Duration keepBodies();

    /** How long runs, their events and their token use are kept. */
    @WithDefault("30d")
    Duration keepRuns();
}
