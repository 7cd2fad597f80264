package io.wardgate.simulator.air;

/**
 * An advertisement that the gateway's radio received.
 *
 * @param atMicros end of the reception, in microseconds of the scenario
 * @param rssiDbm -127 to 20
 */
public record Report(long atMicros, Advertisement advertisement, int rssiDbm) {}
