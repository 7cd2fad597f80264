package io.wardgate.api.batch;

/** Why data was given up. Numbers are part of the wire: never renumber. */
public enum DropReason {
    /** The source's queue overflowed; the advertisements had not been decoded, so the device is unknown. */
    RADIO_QUEUE_FULL(0),
    /** The queue before the store overflowed. */
    LANE_QUEUE_FULL(1),
    /** The store refused the batch: disk full or broken. */
    STORE_FAILED(2),
    /** A stored batch failed its checksum; the file was quarantined. */
    BATCH_CORRUPT(3),
    /** The receiver refused the batch for good; it was quarantined on both sides. */
    BATCH_REFUSED(4),
    /** The store was full: its oldest file of the lane was given up. */
    STORE_FULL(5),
    /** The store filled up while offline: the backlog was thinned to one reading a minute and device. */
    DECIMATED(6),
    /** Too many taps waited for the store: the oldest gave way. Counts taps, not readings. */
    TAP_QUEUE_FULL(7);

    private static final DropReason[] BY_NUMBER = values();

    private final int number;

    DropReason(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /**
     * The reason of a number.
     *
     * @throws IllegalArgumentException if no reason has it
     */
    public static DropReason ofNumber(int number) {
        if (number < 0 || number >= BY_NUMBER.length) {
            throw new IllegalArgumentException(
                    "drop reason " + number + " is unknown; allowed: 0 to " + (BY_NUMBER.length - 1));
        }
        return BY_NUMBER[number];
    }

    /** Whether what was given up are readings (or advertisements): only those are in the books of readings. */
    public boolean countsReadings() {
        return this != TAP_QUEUE_FULL;
    }
}
