package dev.baton.context;

/** A number of things in words. */
final class Counted {
    private Counted() {}

    /** 1 row, 2 rows. */
    static String of(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
