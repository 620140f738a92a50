package dev.baton.finance.invoice.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An element without its namespace: name, attributes, text (stripped) and what is inside. */
record Element(String name, Map<String, String> attributes, String text, List<Element> children) {
    static final Element NONE = new Element("", Map.of(), "", List.of());

    Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The first such child; an empty element when there is none. */
    Element child(String name) {
        return all(name).findFirst().orElse(NONE);
    }

    /** The first child of any of these names, in the order of the names. */
    Element anyOf(String... names) {
        return Stream.of(names).flatMap(this::all).findFirst().orElse(NONE);
    }

    Stream<Element> all(String name) {
        return children.stream().filter(child -> child.name.equals(name));
    }

    /** Follows names separated by slashes, the first child at each. */
    Element at(String path) {
        var at = this;
        for (var name : path.split("/")) {
            at = at.child(name);
        }
        return at;
    }

    /** Its text; empty when it has none or is not there. */
    Optional<String> said() {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
