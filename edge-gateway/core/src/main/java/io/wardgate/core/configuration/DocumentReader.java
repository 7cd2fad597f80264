package io.wardgate.core.configuration;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2 text (or JSON, its subset) into a {@link Document}; whatever the text is, it answers with faults. */
final class DocumentReader {

    private static final int MAX_OCTETS = 1 << 20;

    /** Document, section, entry of a list, value: no section goes deeper than half of this. */
    private static final int MAX_LEVELS = 8;

    private DocumentReader() {}

    static Document read(Path file) throws ConfigurationException {
        try {
            if (Files.size(file) > MAX_OCTETS) {
                throw refused(file.toString(), Files.size(file) + " octets long", "up to " + MAX_OCTETS + " octets");
            }
            return parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw refused(file.toString(), "not UTF-8 text", "UTF-8 text");
        } catch (IOException e) {
            throw refused("configuration file " + file, "not readable (" + e + ")", "a file that can be read");
        }
    }

    static Document parse(String text) throws ConfigurationException {
        Map<String, Object> top = mapOf("the document", load(text));
        List<Fault> faults = new ArrayList<>();
        Object schema = top.get("schema");
        if (!Integer.valueOf(Document.SCHEMA).equals(schema)) {
            faults.add(new Fault("schema", String.valueOf(schema), String.valueOf(Document.SCHEMA)));
        }
        long revision = top.get("revision") instanceof Integer number ? number : -1;
        if (revision < 0) {
            faults.add(new Fault("revision", String.valueOf(top.get("revision")), "a whole number from 0"));
        }
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
        Document.HEAD.forEach(top::remove);
        return new Document(revision, text, top);
    }

    private static Object load(String text) throws ConfigurationException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("configuration")
                .setAllowDuplicateKeys(false)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            requireShallow(settings, text);
            Object loaded = new Load(settings).loadFromString(text);
            return loaded == null ? Map.of() : loaded;
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("the document");
            throw refused(where, "not YAML: " + e.getProblem(), "YAML 1.2");
        } catch (YamlEngineException e) {
            throw refused("the document", "not YAML: " + e.getMessage(), "YAML 1.2");
        }
    }

    /** Before anything is built: the library builds by recursion, and brackets enough would end the thread that reads. */
    private static void requireShallow(LoadSettings settings, String text) throws ConfigurationException {
        int levels = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                levels++;
            } else if (event instanceof CollectionEndEvent) {
                levels--;
            }
            if (levels > MAX_LEVELS) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
                throw refused("line " + line, "nested deeper", "up to " + MAX_LEVELS + " levels");
            }
        }
    }

    /** A map with text keys, in the order of the document. */
    static Map<String, Object> mapOf(String key, @Nullable Object value) throws ConfigurationException {
        if (!(value instanceof Map<?, ?> map)) {
            throw refused(key, describe(value), "keys with values");
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            typed.put(String.valueOf(entry.getKey()), entry.getValue());
        }
        return typed;
    }

    static String describe(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 80 ? text.substring(0, 77) + "..." : text;
    }

    private static ConfigurationException refused(String key, String value, String allowed) {
        return new ConfigurationException(List.of(new Fault(key, value, allowed)));
    }
}
