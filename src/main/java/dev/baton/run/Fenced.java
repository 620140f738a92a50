package dev.baton.run;

import dev.baton.plan.RunId;

/** Another process has claimed the run: whoever gets this stops and writes nothing more. */
final class Fenced extends RuntimeException {
    Fenced(RunId run) {
        super("the run " + run + " was claimed elsewhere", null, false, false);
    }
}
