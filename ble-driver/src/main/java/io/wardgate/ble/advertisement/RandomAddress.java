package io.wardgate.ble.advertisement;

/**
 * What the two top bits of a random device address say (Bluetooth Core 5.4, Vol 6, Part B, 1.3.2). They say nothing about
 * a public address.
 */
public enum RandomAddress {
    /** Changes at will and names nobody. */
    NON_RESOLVABLE,
    /** Changes every some minutes; who has the device's identity key can tell whose it is. */
    RESOLVABLE,
    /** Not in use by the specification. */
    RESERVED,
    /** The same at least until the device is switched off. */
    STATIC;

    private static final RandomAddress[] BY_TOP_BITS = values();

    public static RandomAddress of(long address) {
        return BY_TOP_BITS[(int) (address >>> 46) & 0b11];
    }
}
