package dev.baton.finance.invoice;

/** Where a field was found. */
public sealed interface Place {
    /** In XML: the names of the elements from the root on, with slashes. */
    record Path(String path) implements Place {}

    /**
     * On a page (from 1), in points of 1/72 inch from its upper left corner, and what stood there.
     */
    record Spot(int page, Box box, String text) implements Place {}

    /** It stands nowhere: it was computed or concluded, and this says how. */
    record Derived(String how) implements Place {}

    /** A person said it. */
    record Person(String who) implements Place {}
}
