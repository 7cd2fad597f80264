package io.wardgate.api.advertisement;

/** Kind of a Bluetooth LE device address (Bluetooth Core 5.4, Vol 4, Part E, 7.7.65.2 and 7.7.65.13). */
public enum AddressType {
    PUBLIC,
    RANDOM,
    /** A public identity address that the controller resolved from a private one. */
    PUBLIC_IDENTITY,
    /** A random identity address that the controller resolved from a private one. */
    RANDOM_IDENTITY,
    /** Extended advertising without an address. */
    ANONYMOUS
}
