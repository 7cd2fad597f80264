package io.wardgate.protocol.api;

/**
 * The first message of each side of a stream (docs/wire/stream.md).
 *
 * @param name the gateway's id, or the receiver's name: 1 to 32 of A-Z, a-z, 0-9, '-', '_'
 * @param urgent this connection carries the emergency lane; else it carries the others
 */
public record Hello(String name, boolean urgent) {}
