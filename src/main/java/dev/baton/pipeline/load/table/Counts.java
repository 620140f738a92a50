package dev.baton.pipeline.load.table;

/**
 * What became of the records of a file. Every one that was read was rejected, inserted, updated,
 * found unchanged, or repeated: a later record of its batch had the same key.
 */
public record Counts(
        long read, long rejected, long inserted, long updated, long unchanged, long repeated) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public long accepted() {
        return read - rejected;
    }

    public Counts plus(Counts more) {
        return new Counts(
                read + more.read,
                rejected + more.rejected,
                inserted + more.inserted,
                updated + more.updated,
                unchanged + more.unchanged,
                repeated + more.repeated);
    }
}
