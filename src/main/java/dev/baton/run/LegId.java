package dev.baton.run;

import dev.baton.plan.RunId;

/** The n-th leg of a run; each time it goes on after a pause or an accident is a new one. */
record LegId(RunId run, int number) {
    static LegId first(RunId run) {
        return new LegId(run, 1);
    }

    static LegId parse(String written) {
        var dot = written.lastIndexOf('.');
        return new LegId(
                new RunId(written.substring(0, dot)), Integer.parseInt(written.substring(dot + 1)));
    }

    @Override
    public String toString() {
        return run + "." + number;
    }
}
