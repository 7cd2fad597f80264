package io.wardgate.simulator.air;

import io.wardgate.simulator.band.BandRecord;
import java.util.List;

/**
 * What a band sends once, on all advertising channels. Nobody writes to {@code data}.
 *
 * @param band its index in the ward
 * @param address 48 bits
 * @param extended whether it needs extended advertising; a legacy scan does not see it
 * @param data AD structures
 * @param carried the records in it, newest first
 */
public record Advertisement(int band, long address, boolean extended, byte[] data, List<BandRecord> carried) {}
