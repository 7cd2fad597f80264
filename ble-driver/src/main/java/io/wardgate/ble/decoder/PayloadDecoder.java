package io.wardgate.ble.decoder;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.ReadingSink;

/** Understands one kind of content of AD structures. Any octets are valid input; it never throws. */
@FunctionalInterface
public interface PayloadDecoder {

    /**
     * Reads one AD structure and tells the sink what it says.
     *
     * @param from index in the advertisement's data of the first octet after the company id or service UUID
     * @param to index after the last octet of the AD structure
     */
    Outcome decode(Advertisement heard, int from, int to, ReadingSink sink);
}
