package io.wardgate.nfc.ndef;

/** How a record's type is to be read (NDEF 1.0, 3.2.6). The order is that of the wire. */
public enum TypeName {
    EMPTY,
    WELL_KNOWN,
    MEDIA,
    ABSOLUTE_URI,
    EXTERNAL,
    UNKNOWN,
    /** Only in the wire's chunks after the first; no whole record has it. */
    UNCHANGED;

    private static final TypeName[] ALL = values();

    static TypeName of(int code) throws NdefException {
        if (code >= ALL.length) {
            throw new NdefException("type name format 7 is reserved");
        }
        return ALL[code];
    }

    /** Whether a record of this kind must have a type, or must have none. */
    boolean hasType() {
        return this == WELL_KNOWN || this == MEDIA || this == ABSOLUTE_URI || this == EXTERNAL;
    }
}
