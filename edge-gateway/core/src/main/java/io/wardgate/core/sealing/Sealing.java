package io.wardgate.core.sealing;

/**
 * When and how large batches are.
 *
 * @param sealMillis longest that a routine reading waits for its batch
 * @param maxReadings most readings in a batch; a full batch does not wait
 * @param maxOctets largest envelope; a larger one is split
 */
public record Sealing(int sealMillis, int maxReadings, int maxOctets) {

    /** Where the columns gain no more by size, and what the store takes in one row. */
    public static final int MAX_READINGS = 4_000;

    /** Largest envelope by default. */
    public static final int MAX_OCTETS = 64 * 1024;

    public Sealing {
        if (sealMillis < 1 || maxReadings < 1 || maxOctets < 1) {
            throw new IllegalArgumentException("not positive: " + sealMillis + ", " + maxReadings + ", " + maxOctets);
        }
    }

    public static Sealing every(int sealMillis) {
        return new Sealing(sealMillis, MAX_READINGS, MAX_OCTETS);
    }
}
