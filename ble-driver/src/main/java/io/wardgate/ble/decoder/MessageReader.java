package io.wardgate.ble.decoder;

import io.wardgate.api.advertisement.Advertisement;

/** Reads the content of an AD structure into named values. Any octets are valid input; it never throws. */
@FunctionalInterface
public interface MessageReader {

    /** See {@link PayloadDecoder#decode} for the range. */
    Message read(Advertisement heard, int from, int to);
}
