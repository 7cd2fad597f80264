package io.wardgate.core.deduplication;

import org.jspecify.annotations.Nullable;

/**
 * Hash table from device id to {@link Device} with a fixed number of places; the device heard least recently gives way.
 * Own code, because a look-up for each sample must not box its key.
 *
 * <p>Not thread-safe: owned by the {@link Deduper}.
 */
final class DeviceTable {

    private final int capacity;
    private final @Nullable Device[] buckets;
    private final int mask;

    private @Nullable Device newest;
    private @Nullable Device oldest;
    private int size;

    DeviceTable(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity + "; allowed: 1 or more");
        }
        this.capacity = capacity;
        int places = Integer.highestOneBit(Math.max(2, capacity * 2 - 1));
        this.buckets = new Device[places];
        this.mask = places - 1;
    }

    @Nullable
    Device find(long id) {
        for (Device device = buckets[bucket(id)]; device != null; device = device.nextInBucket) {
            if (device.id == id) {
                return device;
            }
        }
        return null;
    }

    /** Adds a device that is not in the table. */
    void add(Device device) {
        int bucket = bucket(device.id);
        device.nextInBucket = buckets[bucket];
        buckets[bucket] = device;
        linkNewest(device);
        size++;
    }

    boolean isFull() {
        return size >= capacity;
    }

    int size() {
        return size;
    }

    void touch(Device device, long heardMillis) {
        device.lastHeardMillis = heardMillis;
        if (device != newest) {
            unlink(device);
            linkNewest(device);
        }
    }

    /** Takes out the device that was heard least recently. */
    @Nullable
    Device removeOldest() {
        Device gone = oldest;
        if (gone == null) {
            return null;
        }
        unlink(gone);
        int bucket = bucket(gone.id);
        Device before = null;
        for (Device device = buckets[bucket]; device != gone && device != null; device = device.nextInBucket) {
            before = device;
        }
        if (before == null) {
            buckets[bucket] = gone.nextInBucket;
        } else {
            before.nextInBucket = gone.nextInBucket;
        }
        size--;
        return gone;
    }

    private void linkNewest(Device device) {
        device.newer = null;
        device.older = newest;
        if (newest != null) {
            newest.newer = device;
        }
        newest = device;
        if (oldest == null) {
            oldest = device;
        }
    }

    private void unlink(Device device) {
        if (device.newer == null) {
            newest = device.older;
        } else {
            device.newer.older = device.older;
        }
        if (device.older == null) {
            oldest = device.newer;
        } else {
            device.older.newer = device.newer;
        }
    }

    private int bucket(long id) {
        long mixed = id * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 40) & mask;
    }
}
