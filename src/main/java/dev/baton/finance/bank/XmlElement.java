package dev.baton.finance.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A piece of an XML file: names without namespaces. */
record XmlElement(
        String name, Map<String, String> attributes, String text, List<XmlElement> children) {
    XmlElement {
        attributes = Map.copyOf(new HashMap<>(attributes));
        children = List.copyOf(new ArrayList<>(children));
    }

    /** All elements at that path below this one. */
    Stream<XmlElement> all(String... path) {
        var at = Stream.of(this);
        for (var step : path) {
            at =
                    at.flatMap(each -> each.children().stream())
                            .filter(child -> child.name().equals(step));
        }
        return at;
    }

    /** The first element at that path. */
    Optional<XmlElement> first(String... path) {
        return all(path).findFirst();
    }

    /** The text of the first element at that path that has any. */
    Optional<String> text(String... path) {
        return all(path).map(XmlElement::text).filter(text -> !text.isEmpty()).findFirst();
    }
}
