package io.wardgate.core.clock;

import java.util.List;

/**
 * What chronyd says of the clock: one line of {@code chronyc -c tracking}, 14 values with commas between them (chronyc(1)
 * of chrony 4, "tracking"). Used here:
 *
 * <pre>
 *  1 reference id, hex: 7F7F0101 = its own undisciplined clock
 *  2 address of the source, empty if none
 *  3 stratum
 *  5 offset that is still to be corrected, in s
 * 14 leap status: Normal, Insert second, Delete second, Not synchronised
 * </pre>
 *
 * @param source address of the server, or empty
 * @param stratum steps from a reference clock; 0 if unknown
 * @param offsetMicros what is still to be corrected, with chronyd's sign
 * @param leap status in chronyd's words
 * @param local whether it follows nothing but itself
 */
record Tracking(String source, int stratum, long offsetMicros, String leap, boolean local) {

    private static final int VALUES = 14;
    private static final String OWN_CLOCK = "7F7F0101";
    private static final String NOT_SYNCHRONISED = "Not synchronised";

    /** A clock further off than this is no clock to time readings by. */
    private static final long MAX_OFFSET_MICROS = 500_000;

    /**
     * Reads the line.
     *
     * @throws IllegalArgumentException with the text if it is none
     */
    static Tracking parse(String line) {
        List<String> values = List.of(line.strip().split(",", -1));
        if (values.size() < VALUES) {
            throw new IllegalArgumentException("not a tracking report of chronyc: " + line);
        }
        try {
            return new Tracking(
                    values.get(1),
                    Integer.parseInt(values.get(2)),
                    Math.round(Double.parseDouble(values.get(4)) * 1e6),
                    values.get(VALUES - 1),
                    values.get(0).equals(OWN_CLOCK));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a tracking report of chronyc: " + line, e);
        }
    }

    /** Whether it follows a server and is close to it. */
    boolean isFollowing() {
        return !local && !leap.equals(NOT_SYNCHRONISED) && Math.abs(offsetMicros) <= MAX_OFFSET_MICROS;
    }

    @Override
    public String toString() {
        String from = source.isEmpty() || local ? "no server" : source;
        return from + ", stratum " + stratum + ", leap " + leap + ", offset " + offsetMicros + " µs";
    }
}
