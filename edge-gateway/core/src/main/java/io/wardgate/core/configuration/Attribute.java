package io.wardgate.core.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one key of a section may say; read from the metatype description of the component that will get it.
 *
 * @param id key
 * @param type how the value is written
 * @param min least value (length for text), or null
 * @param max greatest value (length for text), or null
 * @param options the only allowed values; empty if free
 * @param required whether a document that leaves it out is refused (it has no default then)
 * @param readableFile whether a value that is not blank must name a file that can be read
 */
record Attribute(
        String id,
        Type type,
        @Nullable Long min,
        @Nullable Long max,
        List<String> options,
        boolean required,
        boolean readableFile) {

    enum Type {
        TEXT("text"),
        INTEGER("a whole number"),
        LONG("a whole number"),
        BOOLEAN("true or false");

        private final String words;

        Type(String words) {
            this.words = words;
        }
    }

    /** The allowed values in words, for people. */
    String allowed() {
        if (!options.isEmpty()) {
            return String.join(", ", options);
        }
        String range = range();
        String kind = readableFile ? "a file that can be read, or empty" : type.words;
        return range.isEmpty() ? kind : kind + (type == Type.TEXT ? " of " + range + " characters" : " " + range);
    }

    private String range() {
        if (min == null && max == null) {
            return "";
        }
        if (max == null) {
            return "from " + min;
        }
        return min == null ? "up to " + max : min + " to " + max;
    }

    boolean inRange(long number) {
        return (min == null || number >= min) && (max == null || number <= max);
    }
}
