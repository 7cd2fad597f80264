package io.wardgate.buffer.file;

import io.wardgate.api.batch.Lane;
import java.util.Locale;
import java.util.Optional;

/** What has a row of files of its own: the lanes, in their order, and the notes of the command queue. */
public enum Series {
    EMERGENCY,
    ALARM,
    ROUTINE,
    BULK,
    DOWNLINK;

    private static final Series[] BY_NUMBER = values();

    public static Series of(Lane lane) {
        return BY_NUMBER[lane.number()];
    }

    /** The series of a number in a frame, if there is one. */
    static Optional<Series> ofNumber(int number) {
        return number >= 0 && number < BY_NUMBER.length ? Optional.of(BY_NUMBER[number]) : Optional.empty();
    }

    /** Number in a frame; a lane's own number for lanes. Never renumber. */
    int number() {
        return ordinal();
    }

    /** The lane, if this is one. */
    public Optional<Lane> lane() {
        return this == DOWNLINK ? Optional.empty() : Optional.of(Lane.ofNumber(number()));
    }

    /** May be given up for room, and may not use the reserve. */
    public boolean isOrdinary() {
        return this == ROUTINE || this == BULK;
    }

    /** First part of its files' names, and of its figures' last part. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
