package dev.baton.pipeline.quality;

/** How much a broken rule matters: a critical one counts four times, a major one twice. */
enum Severity {
    CRITICAL(4),
    MAJOR(2),
    MINOR(1);

    private final int weight;

    Severity(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
