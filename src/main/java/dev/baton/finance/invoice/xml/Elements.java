package dev.baton.finance.invoice.xml;

import dev.baton.finance.invoice.Refusal;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a document into elements: no DTD, no entities of its own, bounded in size and depth. */
final class Elements {
    static final int MOST_BYTES = 10 << 20;
    private static final int MOST = 200_000;
    private static final int DEEPEST = 50;
    private static final XMLInputFactory FACTORY = factory();

    /** An element whose end was not seen yet. */
    private record Begun(
            String name, Map<String, String> attributes, StringBuilder text, List<Element> inside) {
        Element ended() {
            return new Element(name, attributes, text.toString().strip(), inside);
        }
    }

    private Elements() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
        return factory;
    }

    /** The root; throws a problem for what is no XML, has a DTD or is too large. */
    static Element read(byte[] xml) {
        if (xml.length > MOST_BYTES) {
            throw Refusal.tooLarge("The XML is larger than %d MB.".formatted(MOST_BYTES >> 20));
        }
        try {
            return read(FACTORY.createXMLStreamReader(new ByteArrayInputStream(xml)));
        } catch (XMLStreamException e) {
            throw Refusal.unreadable("The XML is not well-formed.", e);
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException {
        var open = new ArrayDeque<Begun>();
        var root = Element.NONE;
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw Refusal.unreadable(
                                "The XML declares a document type or entities, which is not read.");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++count > MOST || open.size() >= DEEPEST) {
                        throw Refusal.tooLarge("The XML has more elements than any invoice.");
                    }
                    open.push(begun(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.peek().text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var ended = open.pop().ended();
                    if (open.isEmpty()) {
                        root = ended;
                    } else {
                        open.peek().inside().add(ended);
                    }
                }
                default -> {}
            }
        }
        return root;
    }

    private static Begun begun(XMLStreamReader reader) {
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return new Begun(reader.getLocalName(), attributes, new StringBuilder(), new ArrayList<>());
    }
}
