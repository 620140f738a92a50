package dev.baton.finance.invoice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a field was found. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Place.Path.class, name = "path"),
    @JsonSubTypes.Type(value = Place.Spot.class, name = "spot"),
    @JsonSubTypes.Type(value = Place.Derived.class, name = "derived"),
    @JsonSubTypes.Type(value = Place.Person.class, name = "person")
})
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
