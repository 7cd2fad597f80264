package io.wardgate.core.configuration;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole document against the schemas of all components and lists all faults at once. Nothing of a document
 * with a fault is used.
 */
final class DocumentValidator {

    private static final String INSTANCE_KEY = "name";

    private final Map<String, Section> sections = new TreeMap<>();

    DocumentValidator(Collection<Section> schema) {
        schema.forEach(section -> sections.put(section.name(), section));
    }

    List<ComponentConfiguration> validate(Document document) throws ConfigurationException {
        List<Fault> faults = new ArrayList<>();
        List<ComponentConfiguration> valid = new ArrayList<>();
        document.sections().forEach((name, value) -> {
            Section section = sections.get(name);
            if (section == null) {
                faults.add(new Fault(name, "unknown", "the sections " + String.join(", ", sections.keySet())));
            } else if (section.list()) {
                validateList(section, value, valid, faults);
            } else {
                Map<String, Object> properties = validateMap(section, name, value, faults);
                valid.add(new ComponentConfiguration(section.pid(), "", properties));
            }
        });
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults);
        }
        return valid;
    }

    private static void validateList(
            Section section, @Nullable Object value, List<ComponentConfiguration> valid, List<Fault> faults) {
        if (!(value instanceof List<?> elements)) {
            faults.add(new Fault(section.name(), DocumentReader.describe(value), "a list"));
            return;
        }
        Set<String> instances = new HashSet<>();
        for (int index = 0; index < elements.size(); index++) {
            String key = section.name() + "[" + index + "]";
            Map<String, Object> properties = validateMap(section, key, elements.get(index), faults);
            String instance = String.valueOf(properties.getOrDefault(INSTANCE_KEY, index));
            if (!instances.add(instance)) {
                faults.add(new Fault(key + "." + INSTANCE_KEY, instance, "a name that no other entry has"));
            }
            valid.add(new ComponentConfiguration(section.pid(), instance, properties));
        }
    }

    private static Map<String, Object> validateMap(
            Section section, String key, @Nullable Object value, List<Fault> faults) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> written;
        try {
            written = value == null ? Map.of() : DocumentReader.mapOf(key, value);
        } catch (ConfigurationException e) {
            faults.addAll(e.faults());
            return properties;
        }
        written.forEach((id, raw) -> {
            Attribute attribute = section.attributes().get(id);
            if (attribute == null) {
                String known = String.join(", ", section.attributes().keySet());
                faults.add(new Fault(key + "." + id, "unknown", "the keys " + known));
                return;
            }
            Object typed = typed(attribute, raw);
            if (typed == null) {
                faults.add(new Fault(key + "." + id, DocumentReader.describe(raw), attribute.allowed()));
            } else {
                properties.put(id, typed);
            }
        });
        for (Attribute attribute : section.attributes().values()) {
            if (attribute.required() && !written.containsKey(attribute.id())) {
                faults.add(new Fault(key + "." + attribute.id(), "missing", attribute.allowed()));
            }
        }
        return properties;
    }

    /** The value in the attribute's type, or null if it is not allowed. */
    private static @Nullable Object typed(Attribute attribute, @Nullable Object raw) {
        if (raw == null) {
            return null;
        }
        if (!attribute.options().isEmpty() && !attribute.options().contains(String.valueOf(raw))) {
            return null;
        }
        return switch (attribute.type()) {
            case BOOLEAN -> raw instanceof Boolean ? raw : null;
            case INTEGER -> raw instanceof Integer number && attribute.inRange(number) ? raw : null;
            case LONG -> longOf(attribute, raw);
            case TEXT -> textOf(attribute, raw);
        };
    }

    private static @Nullable Long longOf(Attribute attribute, Object raw) {
        if (!(raw instanceof Integer) && !(raw instanceof Long)) {
            return null;
        }
        long number = ((Number) raw).longValue();
        return attribute.inRange(number) ? number : null;
    }

    private static @Nullable String textOf(Attribute attribute, Object raw) {
        if (!(raw instanceof String text) || !attribute.inRange(text.length())) {
            return null;
        }
        boolean missing = attribute.readableFile() && !text.isBlank() && !isReadableFile(text);
        return missing ? null : text;
    }

    private static boolean isReadableFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text)) && Files.isReadable(Path.of(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
