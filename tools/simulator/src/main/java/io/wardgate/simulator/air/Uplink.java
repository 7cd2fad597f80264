package io.wardgate.simulator.air;

/**
 * A frame that the gateway's 2.4 GHz receiver received, whole or damaged.
 *
 * @param atMicros end of the reception, in microseconds of the scenario
 * @param advertisement what the frame carries: the octets that the band advertises at the same time
 * @param rssiDbm -126 to 20
 * @param channel 0 to 125, in MHz above 2,400 MHz
 * @param sequence 0 to 65,535, counts the band's frames of this radio since its boot, received or not
 * @param damaged whether its check is wrong: the receiver knows no more than that something came
 */
public record Uplink(
        long atMicros, Advertisement advertisement, int rssiDbm, int channel, int sequence, boolean damaged) {}
