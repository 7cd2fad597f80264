package io.wardgate.ble.source;

/** Pauses between attempts to open a port: 1, 2, 5, then 10 s. Owned by the reader thread of one source. */
public final class BackOff {

    private static final int[] SECONDS = {1, 2, 5, 10};

    private int next;

    public int nextMillis() {
        int seconds = SECONDS[next];
        next = Math.min(next + 1, SECONDS.length - 1);
        return seconds * 1_000;
    }

    public void reset() {
        next = 0;
    }
}
