package io.wardgate.receiver.store;

/**
 * Up to 64 consecutive readings of one (device, boot) on their way in: which a group of batches brings, and which of
 * those are new.
 *
 * <p>Bit n stands for sequence 64 × block + n. Not thread-safe: owned by one transaction.
 */
final class KeyBlock implements Comparable<KeyBlock> {

    static final int SHIFT = 6;

    private final long device;
    private final long boot;
    private final long number;
    private long wanted;
    private long fresh;

    KeyBlock(long device, long boot, long number) {
        this.device = device;
        this.boot = boot;
        this.number = number;
    }

    boolean holds(long thatDevice, long thatBoot, long sequence) {
        return number == sequence >> SHIFT && device == thatDevice && boot == thatBoot;
    }

    void want(long sequence) {
        wanted |= 1L << sequence;
    }

    /** Whether this reading is new; true once, so that of two equal ones in a group the first is stored. */
    boolean takeFresh(long sequence) {
        long bit = 1L << sequence;
        boolean isFresh = (fresh & bit) != 0;
        fresh &= ~bit;
        return isFresh;
    }

    void fresh(long bits) {
        fresh = bits;
    }

    long device() {
        return device;
    }

    long boot() {
        return boot;
    }

    long number() {
        return number;
    }

    long wanted() {
        return wanted;
    }

    /** All transactions claim in this order: two receivers wait for each other, but never in a circle. */
    @Override
    public int compareTo(KeyBlock other) {
        int byDevice = Long.compare(device, other.device);
        if (byDevice != 0) {
            return byDevice;
        }
        int byBoot = Long.compare(boot, other.boot);
        return byBoot != 0 ? byBoot : Long.compare(number, other.number);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyBlock that && device == that.device && boot == that.boot && number == that.number;
    }

    @Override
    public int hashCode() {
        long mixed = (device * 31 + boot) * 0x9E37_79B9_7F4A_7C15L + number;
        return (int) (mixed ^ (mixed >>> 32));
    }
}
