package dev.baton.sql;

import java.util.List;

/** Which stored texts a phrase may mean. */
public interface ValueIndex {
    ValueIndex EMPTY = phrase -> List.of();

    /** The values that the phrase names, best first, at most 20; empty when none comes near. */
    List<ValueMatch> find(String phrase);
}
