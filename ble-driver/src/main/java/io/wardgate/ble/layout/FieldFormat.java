package io.wardgate.ble.layout;

/** How octets become a value. */
enum FieldFormat {
    UINT,
    SINT,
    /** On if the number is not 0. */
    BINARY,
    HEX,
    /** UTF-8; zero octets at the end are no part of it, what cannot be read is replaced. */
    TEXT,
    /** A device address, written as people write it. */
    ADDRESS,
    EDDYSTONE_URL;

    boolean isNumeric() {
        return this == UINT || this == SINT || this == BINARY;
    }
}
