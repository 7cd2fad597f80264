package io.wardgate.ble.privacy;

import java.util.Arrays;

/**
 * What was found out about addresses: a number for each, for the addresses heard last, {@value #MOST} at most and none
 * that was silent for {@value #IDLE_SECONDS} s. Its memory is taken once, whatever is heard.
 *
 * <p>Own code, because a look-up for each advertisement must not box its key. Places are chained by bucket and by the time
 * of hearing; a place that is free is chained by bucket too.
 *
 * <p>Not thread-safe: owned by its {@link AddressResolver}.
 */
final class AddressMemory {

    static final int MOST = 4_096;
    static final int IDLE_SECONDS = 60;
    static final int ABSENT = -1;

    private static final long IDLE_NANOS = IDLE_SECONDS * 1_000_000_000L;
    private static final int NONE = -1;
    private static final int BUCKETS = 2 * MOST;

    private final long[] addresses = new long[MOST];
    private final int[] findings = new int[MOST];
    private final long[] heardNanos = new long[MOST];
    private final int[] next = new int[MOST];
    private final int[] newer = new int[MOST];
    private final int[] older = new int[MOST];
    private final int[] buckets = new int[BUCKETS];
    private int free;
    private int newest = NONE;
    private int oldest = NONE;
    private int size;

    AddressMemory() {
        Arrays.fill(buckets, NONE);
        for (int place = 0; place < MOST; place++) {
            next[place] = place + 1 < MOST ? place + 1 : NONE;
        }
    }

    /** What was found out about the address, or {@link #ABSENT}; it counts as heard now. */
    int find(long address, long nowNanos) {
        while (oldest != NONE && nowNanos - heardNanos[oldest] > IDLE_NANOS) {
            forgetOldest();
        }
        for (int place = buckets[bucket(address)]; place != NONE; place = next[place]) {
            if (addresses[place] == address) {
                unchain(place);
                chainNewest(place, nowNanos);
                return findings[place];
            }
        }
        return ABSENT;
    }

    /** Remembers what was found out about an address that is absent; the one heard longest ago makes room. */
    void remember(long address, int finding, long nowNanos) {
        if (size == MOST) {
            forgetOldest();
        }
        int place = free;
        free = next[place];
        addresses[place] = address;
        findings[place] = finding;
        int bucket = bucket(address);
        next[place] = buckets[bucket];
        buckets[bucket] = place;
        chainNewest(place, nowNanos);
        size++;
    }

    int size() {
        return size;
    }

    private void forgetOldest() {
        int gone = oldest;
        unchain(gone);
        int bucket = bucket(addresses[gone]);
        if (buckets[bucket] == gone) {
            buckets[bucket] = next[gone];
        } else {
            int before = buckets[bucket];
            while (next[before] != gone) {
                before = next[before];
            }
            next[before] = next[gone];
        }
        next[gone] = free;
        free = gone;
        size--;
    }

    private void chainNewest(int place, long nowNanos) {
        heardNanos[place] = nowNanos;
        newer[place] = NONE;
        older[place] = newest;
        if (newest == NONE) {
            oldest = place;
        } else {
            newer[newest] = place;
        }
        newest = place;
    }

    private void unchain(int place) {
        if (newer[place] == NONE) {
            newest = older[place];
        } else {
            older[newer[place]] = older[place];
        }
        if (older[place] == NONE) {
            oldest = newer[place];
        } else {
            newer[older[place]] = newer[place];
        }
    }

    private static int bucket(long address) {
        return (int) (address * 0x9E37_79B9_7F4A_7C15L >>> 40) & BUCKETS - 1;
    }
}
