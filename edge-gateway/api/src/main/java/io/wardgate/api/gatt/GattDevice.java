package io.wardgate.api.gatt;

/**
 * Who to connect to.
 *
 * @param address 48-bit device address, most significant octet first
 * @param random whether it is a random address, else a public one
 */
public record GattDevice(long address, boolean random) {}
