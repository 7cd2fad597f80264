package io.wardgate.simulator.chance;

/**
 * Counter-based randomness: a number is a hash of (seed, band, purpose, index).
 *
 * <p>A generator with a state would make every draw depend on the order of all draws before it. A hash does not: a
 * band's life is the same whatever the other bands do and whichever thread asks. {@link StrictMath} keeps the results
 * equal on every platform. Immutable, safe from any thread.
 */
public final class Chance {

    /** Stands for the ward as a whole where a band is asked for. */
    public static final int WARD = -1;

    private static final double TO_UNIT = 0x1.0p-53;

    private final long seed;

    public Chance(long seed) {
        this.seed = mix(seed + 0x9E37_79B9_7F4A_7C15L);
    }

    /** 64 even bits. */
    public long bits(int band, Purpose purpose, long index) {
        long word = mix(seed ^ mix(((long) band << 8) + purpose.ordinal() + 1));
        return mix(word + index * 0x9E37_79B9_7F4A_7C15L);
    }

    /** Even in [0, 1). */
    public double uniform(int band, Purpose purpose, long index) {
        return (bits(band, purpose, index) >>> 11) * TO_UNIT;
    }

    /** Even in [low, high). */
    public double between(int band, Purpose purpose, long index, double low, double high) {
        return low + (high - low) * uniform(band, purpose, index);
    }

    /** Normal with mean 0 and deviation 1 (Box-Muller). */
    public double gaussian(int band, Purpose purpose, long index) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(band, purpose, 2 * index)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(band, purpose, 2 * index + 1));
    }

    /** Exponential with the given mean. */
    public double exponential(int band, Purpose purpose, long index, double mean) {
        return -mean * StrictMath.log(1 - uniform(band, purpose, index));
    }

    /** Finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
