package io.wardgate.core.device;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something for each of as many devices as there are places; the device heard least recently gives way, and what was its
 * is emptied and used again. Own code on arrays of numbers, because a look-up for each reading must neither box its key
 * nor leave garbage.
 *
 * <p>Not thread-safe: each table has one owner.
 *
 * @param <V> what is remembered of a device
 */
public final class DeviceTable<V> {

    private static final int NONE = -1;

    private final long[] ids;
    private final List<V> values;
    private final Supplier<V> make;
    private final Consumer<V> clear;
    private final int[] buckets;
    private final int[] nextInBucket;
    private final int[] newer;
    private final int[] older;
    private int newest = NONE;
    private int oldest = NONE;
    private int size;

    /**
     * @param make makes what is remembered of a device, empty
     * @param clear empties it for another device
     */
    public DeviceTable(int capacity, Supplier<V> make, Consumer<V> clear) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; allowed: 1 or more");
        }
        ids = new long[capacity];
        values = new ArrayList<>();
        this.make = make;
        this.clear = clear;
        nextInBucket = new int[capacity];
        newer = new int[capacity];
        older = new int[capacity];
        buckets = new int[Integer.highestOneBit(Math.max(2, capacity * 2 - 1))];
        Arrays.fill(buckets, NONE);
    }

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size == ids.length;
    }

    /** What is remembered of a device, if it is known; changes nothing. */
    public @Nullable V find(long id) {
        int place = placeOf(id);
        return place == NONE ? null : values.get(place);
    }

    /** What is remembered of a device that is heard now; empty if it was not known. */
    public V heard(long id) {
        int place = placeOf(id);
        if (place == NONE) {
            place = isFull() ? giveWay() : take();
            ids[place] = id;
            int bucket = bucket(id);
            nextInBucket[place] = buckets[bucket];
            buckets[bucket] = place;
            linkNewest(place);
        } else if (place != newest) {
            unlink(place);
            linkNewest(place);
        }
        return values.get(place);
    }

    private int take() {
        values.add(make.get());
        return size++;
    }

    private int placeOf(long id) {
        int place = buckets[bucket(id)];
        while (place != NONE && ids[place] != id) {
            place = nextInBucket[place];
        }
        return place;
    }

    /** Frees the place of the device heard least recently. */
    private int giveWay() {
        int place = oldest;
        unlink(place);
        int bucket = bucket(ids[place]);
        if (buckets[bucket] == place) {
            buckets[bucket] = nextInBucket[place];
        } else {
            int before = buckets[bucket];
            while (nextInBucket[before] != place) {
                before = nextInBucket[before];
            }
            nextInBucket[before] = nextInBucket[place];
        }
        clear.accept(values.get(place));
        return place;
    }

    private void linkNewest(int place) {
        newer[place] = NONE;
        older[place] = newest;
        if (newest != NONE) {
            newer[newest] = place;
        }
        newest = place;
        if (oldest == NONE) {
            oldest = place;
        }
    }

    private void unlink(int place) {
        int next = newer[place];
        int previous = older[place];
        if (next == NONE) {
            newest = previous;
        } else {
            older[next] = previous;
        }
        if (previous == NONE) {
            oldest = next;
        } else {
            newer[previous] = next;
        }
    }

    private int bucket(long id) {
        long mixed = id * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 40) & (buckets.length - 1);
    }
}
