package io.wardgate.core.link;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.Reading;

/**
 * How well one radio hears one band.
 *
 * <pre>
 *  score = 1/2 (mean RSSI + 100 dBm) / 40, held within 0 to 1  +  1/2 (1 - share of the last 32 records that were missed)
 * </pre>
 *
 * <p>A radio that does not tell signal strengths counts as {@value #RSSI_MIDDLE} dBm, between all thresholds. Owned by the
 * {@link LinkTable}, under its lock.
 */
final class Link {

    private static final double RSSI_FLOOR = -100;
    private static final double RSSI_SPAN = 40;
    private static final double RSSI_MIDDLE = -80;
    private static final long NOT_HEARD = Long.MIN_VALUE;
    private static final long NOT_BETTER = Long.MIN_VALUE;

    /** An absence is no interval: a longer pause counts as this much. */
    private static final double GREATEST_INTERVAL_MILLIS = 60_000;

    /** Longer intervals are believed sooner than shorter ones: a call's burst must not make the usual look silent. */
    private static final double LONGER_WEIGHT = 0.5;

    private static final double SHORTER_WEIGHT = 0.1;

    private final ListeningRadio radio;
    private final RecordGaps gaps = new RecordGaps();
    private double rssiDbm = Double.NaN;
    private boolean weak;
    private long heardMillis = NOT_HEARD;
    private double intervalMillis;
    private long betterSinceMillis = NOT_BETTER;
    private int betterReports;

    Link(ListeningRadio radio) {
        this.radio = radio;
    }

    void heard(int boot, long sequence, int rssi, long nowMillis, LinkSettings settings) {
        if (heardMillis != NOT_HEARD) {
            double gap = Math.min(nowMillis - heardMillis, GREATEST_INTERVAL_MILLIS);
            intervalMillis += (gap > intervalMillis ? LONGER_WEIGHT : SHORTER_WEIGHT) * (gap - intervalMillis);
        }
        heardMillis = nowMillis;
        if (rssi != Advertisement.RSSI_UNKNOWN) {
            rssiDbm = Double.isNaN(rssiDbm) ? rssi : rssiDbm + settings.rssiWeight() * (rssi - rssiDbm);
            weak = weak ? rssiDbm <= settings.returnDbm() : rssiDbm < settings.leaveDbm();
        }
        if (sequence != Reading.NO_SEQUENCE) {
            gaps.heard(boot, sequence);
        }
        if (betterSinceMillis != NOT_BETTER) {
            betterReports++;
        }
    }

    double score() {
        double strength = ((Double.isNaN(rssiDbm) ? RSSI_MIDDLE : rssiDbm) - RSSI_FLOOR) / RSSI_SPAN;
        return (Math.max(0, Math.min(1, strength)) + 1 - gaps.loss()) / 2;
    }

    /** Nothing was heard for longer than is usual, or the radio is gone. */
    boolean isSilent(long nowMillis, LinkSettings settings) {
        return !radio.isThere()
                || heardMillis == NOT_HEARD
                || nowMillis - heardMillis
                        > Math.max(settings.silentMillis(), settings.silentIntervals() * intervalMillis);
    }

    /** Whether this one would be the better choice; a weak link gives way to any better one and takes the place of none. */
    private boolean beats(Link other, LinkSettings settings) {
        if (weak != other.weak) {
            return other.weak && score() > other.score();
        }
        return score() - other.score() >= settings.betterBy();
    }

    /** Compares the two now; true once this one has been the better for long and often enough. */
    boolean hasLongBeaten(Link preferred, long nowMillis, LinkSettings settings) {
        if (isSilent(nowMillis, settings) || !beats(preferred, settings)) {
            forgetBetter();
            return false;
        }
        if (betterSinceMillis == NOT_BETTER) {
            betterSinceMillis = nowMillis;
            betterReports = 0;
        }
        return nowMillis - betterSinceMillis >= settings.betterMillis() && betterReports >= settings.betterReports();
    }

    /** What it was better than is not preferred any more. */
    void forgetBetter() {
        betterSinceMillis = NOT_BETTER;
    }

    boolean isKnown() {
        return heardMillis != NOT_HEARD;
    }

    ListeningRadio radio() {
        return radio;
    }

    long heardMillis() {
        return heardMillis;
    }

    /** Mean strength in dBm, or 127 if it is unknown. */
    int meanRssiDbm() {
        return Double.isNaN(rssiDbm) ? Advertisement.RSSI_UNKNOWN : (int) Math.round(rssiDbm);
    }

    int missedPercent() {
        return (int) Math.round(100 * gaps.loss());
    }

    int knownRecords() {
        return gaps.known();
    }

    /** Forgets the band: the link is another's from now on. */
    void clear() {
        gaps.clear();
        rssiDbm = Double.NaN;
        weak = false;
        heardMillis = NOT_HEARD;
        intervalMillis = 0;
        forgetBetter();
    }
}
