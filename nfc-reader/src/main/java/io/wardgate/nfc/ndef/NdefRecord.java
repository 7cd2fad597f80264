package io.wardgate.nfc.ndef;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One whole record; the octets are shared, not copied: whoever makes a record gives them away. */
public record NdefRecord(TypeName typeName, byte[] type, byte[] id, byte[] payload) {

    private static final int LONGEST_NAME = 255;

    /** @throws IllegalArgumentException if no record is like that */
    public NdefRecord {
        if (typeName.hasType() == (type.length == 0)) {
            throw new IllegalArgumentException(typeName + " with a type of " + type.length + " octets is no record");
        }
        if (typeName == TypeName.UNCHANGED
                || (typeName == TypeName.EMPTY && id.length + payload.length > 0)
                || type.length > LONGEST_NAME
                || id.length > LONGEST_NAME) {
            throw new IllegalArgumentException(typeName + " with an id of " + id.length + " and a payload of "
                    + payload.length + " octets is no record");
        }
    }

    /** Whether it has this well-known type, as {@code U} for a URI. */
    public boolean isWellKnown(char letter) {
        return typeName == TypeName.WELL_KNOWN && type.length == 1 && type[0] == letter;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NdefRecord that
                && typeName == that.typeName
                && Arrays.equals(type, that.type)
                && Arrays.equals(id, that.id)
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload) * 31 + Arrays.hashCode(type);
    }

    @Override
    public String toString() {
        return "NdefRecord[" + typeName + ", payload of " + payload.length + " octets]";
    }
}
