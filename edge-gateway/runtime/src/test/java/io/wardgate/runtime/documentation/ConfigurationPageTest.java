package io.wardgate.runtime.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Keys, types, ranges and defaults of docs/configuration.md are those that the validator reads from the bundles. */
class ConfigurationPageTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final String PREFIX = "io.wardgate.";
    private static final String NONE = "–";

    @Test
    void listsEveryKeyWithItsRangeAndDefault() throws Exception {
        Map<String, String> described = described();

        assertThat(described).containsKeys("gateway.id", "uplink.mqtt.server", "ble.hci.port", "buffer.directory");
        assertThat(listed()).isEqualTo(described);
    }

    /** Full key to "type | range | default", from the tables of the page. */
    private static Map<String, String> listed() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        String section = "";
        for (String line : Files.readAllLines(PROJECT.resolve("docs/configuration.md"))) {
            if (line.startsWith("#")) {
                section = line.replaceFirst("#+ ", "");
            }
            String[] cells = line.split("\\s*\\|\\s*", -1);
            if (cells.length == 7 && cells[1].startsWith("`")) {
                keys.put(section + "." + cells[1].replace("`", ""), String.join(" | ", cells[2], cells[3], cells[4]));
            }
        }
        return keys;
    }

    private static Map<String, String> described() throws Exception {
        Map<String, String> keys = new TreeMap<>();
        for (Path file : descriptions()) {
            Document xml = parse(file);
            String pid = ((Element) xml.getElementsByTagName("OCD").item(0)).getAttribute("id");
            var attributes = xml.getElementsByTagName("AD");
            for (int index = 0; index < attributes.getLength(); index++) {
                Element attribute = (Element) attributes.item(index);
                String key = pid.substring(PREFIX.length()) + "." + attribute.getAttribute("id");
                keys.put(key, String.join(" | ", type(attribute), range(attribute), fallback(attribute)));
            }
        }
        return keys;
    }

    private static List<Path> descriptions() throws IOException {
        try (Stream<Path> files = Files.find(
                PROJECT,
                8,
                (path, attributes) -> path.toString().matches(".*/target/classes/OSGI-INF/metatype/[^/]*\\.xml"))) {
            return files.toList();
        }
    }

    private static Document parse(Path file) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
    }

    private static String type(Element attribute) {
        return switch (attribute.getAttribute("type")) {
            case "String" -> "text";
            case "Integer", "Long" -> "whole number";
            case "Boolean" -> "true or false";
            default -> attribute.getAttribute("type");
        };
    }

    private static String range(Element attribute) {
        return attribute.hasAttribute("min")
                ? attribute.getAttribute("min") + " to " + attribute.getAttribute("max")
                : NONE;
    }

    private static String fallback(Element attribute) {
        if (!attribute.hasAttribute("default")) {
            return "required";
        }
        String value = attribute.getAttribute("default");
        return value.isEmpty() ? "empty" : value;
    }
}
