package io.wardgate.core.configuration;

import java.util.Map;

/**
 * Schema of one section of the document.
 *
 * @param pid persistent identity of the component that gets it
 * @param list whether the section is a list with one component instance per element
 * @param attributes its keys, by id
 */
record Section(String pid, boolean list, Map<String, Attribute> attributes) {

    static final String PID_PREFIX = "io.wardgate.";

    /** Name of the section in the document. */
    String name() {
        return pid.substring(PID_PREFIX.length());
    }
}
