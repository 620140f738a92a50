package dev.baton.context;

import java.util.List;

/** Something that can be told in more or fewer tokens, and knows what no telling may lose. */
interface Part {
    List<Pin> pins();

    /**
     * The best telling that keeps every pin: within the budget when that is possible, else the
     * shortest there is.
     */
    Told told(int budget);
}
