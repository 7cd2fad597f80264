package io.wardgate.core.cleaning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tracks of as many devices as there are places; the device heard least recently gives way, and its tracks are used
 * again. Own code on arrays of numbers, because a look-up for each reading must neither box its key nor leave garbage.
 *
 * <p>Not thread-safe: owned by the {@link Cleaner}.
 */
final class DeviceTable {

    private static final int NONE = -1;

    private final long[] ids;
    private final @Nullable DeviceTracks[] tracks;
    private final int[] buckets;
    private final int[] nextInBucket;
    private final int[] newer;
    private final int[] older;
    private int newest = NONE;
    private int oldest = NONE;
    private int size;

    DeviceTable(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; allowed: 1 or more");
        }
        ids = new long[capacity];
        tracks = new DeviceTracks[capacity];
        nextInBucket = new int[capacity];
        newer = new int[capacity];
        older = new int[capacity];
        buckets = new int[Integer.highestOneBit(Math.max(2, capacity * 2 - 1))];
        Arrays.fill(buckets, NONE);
    }

    int size() {
        return size;
    }

    /** The tracks of a device, if it is known; changes nothing. */
    @Nullable
    DeviceTracks find(long id) {
        int place = placeOf(id);
        return place == NONE ? null : tracks[place];
    }

    /** The tracks of a device that is heard now; empty ones if it was not known. */
    DeviceTracks heard(long id) {
        int place = placeOf(id);
        if (place == NONE) {
            place = size < ids.length ? size++ : giveWay();
            ids[place] = id;
            int bucket = bucket(id);
            nextInBucket[place] = buckets[bucket];
            buckets[bucket] = place;
            linkNewest(place);
        } else if (place != newest) {
            unlink(place);
            linkNewest(place);
        }
        DeviceTracks found = tracks[place];
        if (found == null) {
            found = new DeviceTracks();
            tracks[place] = found;
        }
        return found;
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
        DeviceTracks gone = tracks[place];
        if (gone != null) {
            gone.clear();
        }
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
