package io.wardgate.core.cleaning;

/** A few values of one metric, oldest first by time of sampling, whatever the order they came in. Bounded; no garbage. */
final class Samples {

    private final long[] times;
    private final int[] values;
    private int size;

    Samples(int capacity) {
        times = new long[capacity];
        values = new int[capacity];
    }

    int size() {
        return size;
    }

    long time(int index) {
        return times[index];
    }

    int value(int index) {
        return values[index];
    }

    /** Whether a value sampled then would be the newest. */
    boolean isNewest(long time) {
        return size == 0 || time > times[size - 1];
    }

    /** How many were sampled before then. */
    int before(long time) {
        int count = 0;
        while (count < size && times[count] < time) {
            count++;
        }
        return count;
    }

    /** Whether all from (inclusive) to (exclusive) are so near to a value. */
    boolean allWithin(int from, int to, int value, double distance) {
        for (int i = from; i < to; i++) {
            if (Math.abs(values[i] - value) > distance) {
                return false;
            }
        }
        return true;
    }

    /** Adds a value; the oldest of too many gives way, even if that is the new one. */
    void insert(long time, int value) {
        int at = before(time);
        if (size == times.length) {
            if (at == 0) {
                return;
            }
            removeOldest(1);
            at--;
        }
        System.arraycopy(times, at, times, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        times[at] = time;
        values[at] = value;
        size++;
    }

    /** The newest value was heard again. */
    void renewNewest(long time) {
        times[size - 1] = time;
    }

    void removeOldest(int count) {
        System.arraycopy(times, count, times, 0, size - count);
        System.arraycopy(values, count, values, 0, size - count);
        size -= count;
    }

    void clear() {
        size = 0;
    }
}
