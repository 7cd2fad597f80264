package io.wardgate.core.deduplication;

import org.jspecify.annotations.Nullable;

/** What the deduper remembers of one device, and its places in the {@link DeviceTable}. */
final class Device {

    final long id;
    final SequenceWindow sequences = new SequenceWindow();

    /** Only devices without record numbers have one. */
    @Nullable
    ContentWindow contents;

    /** The next number for a record of a device that does not number them. */
    long nextSequence;

    long lastHeardMillis;

    @Nullable
    Device nextInBucket;

    @Nullable
    Device newer;

    @Nullable
    Device older;

    Device(long id, long nextSequence, long heardMillis) {
        this.id = id;
        this.nextSequence = nextSequence;
        this.lastHeardMillis = heardMillis;
    }

    ContentWindow contents() {
        ContentWindow window = contents;
        if (window == null) {
            window = new ContentWindow();
            contents = window;
        }
        return window;
    }
}
