package dev.baton.pipeline.entity.merge;

/** What decides which record a field of the golden record is taken from. */
public enum Preference {
    /** What most records say. */
    MOST_AGREED("most records say so"),
    /** What was touched last. */
    MOST_RECENT("most recent"),
    /** What says most. */
    MOST_COMPLETE("most complete"),
    /** What the first source says. */
    SOURCE_PRIORITY("of the preferred source");

    private final String words;

    Preference(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
