package io.wardgate.ble.decoder;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One row of the registry.
 *
 * @param name of the format, for people and figures
 * @param recognised how many AD structures fitted, for health
 */
public record DecoderEntry(String name, AdMatch match, PayloadDecoder decoder, AtomicLong recognised) {

    public DecoderEntry(String name, AdMatch match, PayloadDecoder decoder) {
        this(name, match, decoder, new AtomicLong());
    }
}
