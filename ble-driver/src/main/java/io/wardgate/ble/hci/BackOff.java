package io.wardgate.ble.hci;

/** Pauses between attempts to open a port: 1, 2, 5, then 10 s. Owned by the reader thread of one source. */
final class BackOff {

    private static final int[] SECONDS = {1, 2, 5, 10};

    private int next;

    int nextMillis() {
        int seconds = SECONDS[next];
        next = Math.min(next + 1, SECONDS.length - 1);
        return seconds * 1_000;
    }

    void reset() {
        next = 0;
    }
}
