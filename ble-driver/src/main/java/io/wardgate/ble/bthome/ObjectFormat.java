package io.wardgate.ble.bthome;

/** How the octets of a BTHome object are read. */
enum ObjectFormat {
    UINT,
    SINT,
    BINARY,
    TIMESTAMP,
    /** UTF-8; its length is in the octet after the object id. */
    TEXT,
    /** Octets; their number is in the octet after the object id. */
    RAW,
    BUTTON,
    DIMMER,
    /** About the device itself; skipped. */
    INFORMATION;

    boolean hasOwnLength() {
        return this == TEXT || this == RAW;
    }
}
