package io.wardgate.core.configuration;

import java.util.List;
import java.util.Map;

/**
 * A document as it was written, before validation.
 *
 * @param revision the writer's own number of it
 * @param text the octets it was read from, as text; kept so that generations are copies, not renderings
 * @param sections name to value: a map, or a list of maps
 */
record Document(long revision, String text, Map<String, Object> sections) {

    /** Version of the document's format that this software reads. */
    static final int SCHEMA = 1;

    static final List<String> HEAD = List.of("schema", "revision");
}
