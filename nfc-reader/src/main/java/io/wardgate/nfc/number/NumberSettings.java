package io.wardgate.nfc.number;

import io.wardgate.nfc.reader.PortOpener;

/**
 * How one reader that tells numbers works.
 *
 * @param name unique on the gateway
 * @param port opens its line
 * @param holdMillis how long a tag counts as present after its number came, 300 to 10,000
 */
public record NumberSettings(String name, PortOpener port, int holdMillis) {

    public NumberSettings {
        if (holdMillis < 300 || holdMillis > 10_000) {
            throw new IllegalArgumentException("holdMillis = " + holdMillis + " is not allowed; use 300 to 10000");
        }
    }
}
