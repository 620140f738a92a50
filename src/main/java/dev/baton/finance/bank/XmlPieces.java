package dev.baton.finance.bank;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an XML file element by element, so that only one booking is in memory at a time. A document
 * type is refused, so nothing outside is ever read and nothing inside expands.
 */
final class XmlPieces implements AutoCloseable {
    private static final int DEEPEST = 40;
    private static final int LONGEST_TEXT = 20_000;

    private final XMLStreamReader reader;

    XmlPieces(byte[] bytes) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        try {
            reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** Goes on to the next start of an element; false at the end of the file. */
    boolean next() {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return true;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                            throw documentType();
                    default -> {}
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** The name of the element that begins here. */
    String name() {
        return reader.getLocalName();
    }

    /** The namespace of the element that begins here; empty when it has none. */
    String namespace() {
        var uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** The element that begins here, whole. */
    XmlElement whole() {
        try {
            return whole(0);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private XmlElement whole(int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw Refused.unreadable("its elements are nested more than " + DEEPEST + " deep.");
        }
        var name = reader.getLocalName();
        var attributes = attributes();
        var text = new StringBuilder();
        var children = new ArrayList<XmlElement>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(whole(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
                case XMLStreamConstants.END_ELEMENT -> {
                    var own = children.isEmpty() ? text.toString().strip() : "";
                    return new XmlElement(name, attributes, own, List.copyOf(children));
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw documentType();
                default -> {}
            }
        }
    }

    private void append(StringBuilder text) {
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        if (text.length() > LONGEST_TEXT) {
            throw Refused.tooLarge("a text has more than " + LONGEST_TEXT + " characters");
        }
    }

    private Map<String, String> attributes() {
        var attributes = new HashMap<String, String>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static RuntimeException documentType() {
        return Refused.unreadable("it has a document type or an entity, and these are not read.");
    }

    private static RuntimeException broken(XMLStreamException e) {
        var line = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber();
        return Refused.unreadable(
                "it is no whole XML file; it breaks off or is wrong" + line + ".",
                "Fetch it from the bank once more.");
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }
}
