package io.wardgate.access.policy;

import io.wardgate.api.tap.TagRef;

/**
 * Whose tag it is and what goes for it.
 *
 * @param subject opaque reference of the person
 * @param band device id of the person's wristband; 0 = none
 */
public record PolicyEntry(TagRef tag, String subject, Terms terms, long band) {

    /** Who carries it. */
    public enum Kind {
        STAFF,
        PATIENT,
        VISITOR
    }
}
