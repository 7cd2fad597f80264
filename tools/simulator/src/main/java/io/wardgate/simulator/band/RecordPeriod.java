package io.wardgate.simulator.band;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How often a band measures; the ordinal is the period code of docs/wire/band-v1.md, octet 0. */
public enum RecordPeriod {
    MILLIS_250(250),
    MILLIS_500(500),
    SECONDS_1(1_000),
    SECONDS_2(2_000),
    SECONDS_5(5_000),
    SECONDS_10(10_000),
    SECONDS_30(30_000),
    SECONDS_60(60_000),
    MINUTES_5(300_000);

    private final int millis;

    RecordPeriod(int millis) {
        this.millis = millis;
    }

    public int millis() {
        return millis;
    }

    int code() {
        return ordinal();
    }

    /**
     * The period of a length.
     *
     * @throws IllegalArgumentException naming the lengths that the profile knows
     */
    public static RecordPeriod ofMillis(int millis) {
        for (RecordPeriod period : values()) {
            if (period.millis == millis) {
                return period;
            }
        }
        throw new IllegalArgumentException(Arrays.stream(values())
                .map(period -> Integer.toString(period.millis))
                .collect(Collectors.joining(", ")));
    }
}
