package dev.baton.pipeline.performance;

/** From which sizes on something is worth a word. */
record Thresholds(
        long keyRows,
        long scannedRows,
        long scans,
        long indexBytes,
        long deadRows,
        long wastedBytes,
        long analyzedRows,
        long openSeconds) {
    static final Thresholds USUAL =
            new Thresholds(1_000, 10_000, 50, 1 << 20, 10_000, 10 << 20, 1_000, 300);
}
