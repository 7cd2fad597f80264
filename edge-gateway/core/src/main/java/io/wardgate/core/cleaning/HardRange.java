package io.wardgate.core.cleaning;

/** Values outside are impossible on a living wearer or for the sensor; both ends belong to the range. */
public record HardRange(int min, int max) {

    public HardRange {
        if (min > max) {
            throw new IllegalArgumentException("range runs backwards: " + min + " > " + max);
        }
    }

    boolean contains(int value) {
        return value >= min && value <= max;
    }
}
