package io.wardgate.nfc.inspection;

import io.wardgate.api.nfc.Inspection;
import io.wardgate.api.nfc.Inspection.Fault;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.tap.AuthLevel;
import io.wardgate.api.tap.TagTechnology;
import io.wardgate.nfc.key.TagKeys;
import org.jspecify.annotations.Nullable;

/**
 * What was found out of a tag, before its name is hidden.
 *
 * @param name UID or token, of which references are made; null: nobody
 */
record Finding(
        byte @Nullable [] name,
        TagTechnology technology,
        AuthLevel level,
        long sunCounter,
        Fault fault,
        String detail) {

    private static final int NO_COUNTER = -1;
    private static final int NO_ANSWER = 0x0000;

    /** What it is without any proof. */
    static Finding claimed(Tag tag, Fault fault, String detail) {
        return tag.uid().isRandom()
                ? new Finding(null, technology(tag), AuthLevel.NONE, NO_COUNTER, fault, detail)
                : new Finding(tag.uid().octets(), technology(tag), AuthLevel.UID, NO_COUNTER, fault, detail);
    }

    static Finding proved(byte[] name, TagTechnology technology, AuthLevel level, String detail) {
        return new Finding(name, technology, level, NO_COUNTER, Fault.NONE, detail);
    }

    static TagTechnology technology(Tag tag) {
        if (tag.isSmartCard()) {
            return TagTechnology.TYPE_4;
        }
        return tag.sak() == 0 && tag.atqa() != NO_ANSWER ? TagTechnology.TYPE_2 : TagTechnology.UID_ONLY;
    }

    Inspection hidden(TagKeys keys) {
        return name == null
                ? new Inspection(null, technology, level, sunCounter, fault, detail)
                : new Inspection(
                        keys.reference(name),
                        technology,
                        level,
                        sunCounter,
                        fault,
                        detail,
                        keys.formerReferences(name));
    }
}
