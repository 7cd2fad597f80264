package io.wardgate.core.link;

import io.wardgate.api.advertisement.RadioKind;

/**
 * How one radio hears one band, for people and for those who choose a radio.
 *
 * @param preferredMillis since when it is the preferred one, or -1 if it is not
 * @param meanRssiDbm in dBm, or 127 if unknown
 * @param missedPercent of the last records
 * @param records that this is a share of, at most 32
 */
public record LinkView(
        String radio,
        RadioKind kind,
        boolean silent,
        long preferredMillis,
        double score,
        int meanRssiDbm,
        int missedPercent,
        int records,
        long heardAgoMillis) {

    public boolean isPreferred() {
        return preferredMillis >= 0;
    }
}
