package io.wardgate.core.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metatype description of one component (OSGi Compendium 8, 105.8) into a {@link Section}.
 *
 * <p>The XML is read instead of asking the Metatype service, because that service does not tell minimum and maximum,
 * and a refusal without the allowed range helps nobody.
 */
final class MetatypeReader {

    private static final XMLInputFactory FACTORY = secureFactory();

    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private @Nullable String pid;
    private boolean list;

    private MetatypeReader() {}

    /** The section that the description designates; empty if it is not one of WardGate's. */
    static Optional<Section> read(InputStream xml) throws IOException {
        MetatypeReader reader = new MetatypeReader();
        try {
            reader.readAll(FACTORY.createXMLStreamReader(xml));
        } catch (XMLStreamException e) {
            throw new IOException("metatype description is not readable: " + e.getMessage(), e);
        }
        String designated = reader.pid;
        return designated == null || !designated.startsWith(Section.PID_PREFIX)
                ? Optional.empty()
                : Optional.of(new Section(designated, reader.list, reader.attributes));
    }

    private void readAll(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "AD" -> readAttribute(xml);
                case "Designate" -> {
                    String factory = xml.getAttributeValue(null, "factoryPid");
                    list = factory != null;
                    pid = list ? factory : xml.getAttributeValue(null, "pid");
                }
                default -> {
                    // OCD, Object, Icon and the root carry nothing that validation needs.
                }
            }
        }
    }

    private void readAttribute(XMLStreamReader xml) throws XMLStreamException {
        String id = xml.getAttributeValue(null, "id");
        Attribute.Type type = typeOf(xml.getAttributeValue(null, "type"));
        Long min = numberOf(xml.getAttributeValue(null, "min"));
        Long max = numberOf(xml.getAttributeValue(null, "max"));
        boolean required = !"false".equals(xml.getAttributeValue(null, "required"))
                && xml.getAttributeValue(null, "default") == null;
        boolean file = type == Attribute.Type.TEXT && id.endsWith("File");
        attributes.put(id, new Attribute(id, type, min, max, readOptions(xml), required, file));
    }

    private static List<String> readOptions(XMLStreamReader xml) throws XMLStreamException {
        List<String> options = new ArrayList<>();
        while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("AD")) {
            if (xml.isStartElement() && xml.getLocalName().equals("Option")) {
                options.add(xml.getAttributeValue(null, "value"));
            }
        }
        return options;
    }

    private static Attribute.Type typeOf(String type) throws XMLStreamException {
        return switch (type) {
            case "String" -> Attribute.Type.TEXT;
            case "Integer" -> Attribute.Type.INTEGER;
            case "Long" -> Attribute.Type.LONG;
            case "Boolean" -> Attribute.Type.BOOLEAN;
            default -> throw new XMLStreamException("attribute type " + type + " is not supported");
        };
    }

    private static @Nullable Long numberOf(@Nullable String text) {
        return text == null ? null : Long.valueOf(text);
    }

    private static XMLInputFactory secureFactory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
