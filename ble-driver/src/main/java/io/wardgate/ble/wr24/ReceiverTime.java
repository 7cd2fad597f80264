package io.wardgate.ble.wr24;

import java.util.concurrent.TimeUnit;

/**
 * What the receiver's ticks are in the gateway's monotonic time (docs/wire/wr24-v1.md, 12 time sync), so that a frame that
 * waited in the receiver keeps the moment of its hearing.
 *
 * <p>Owned by the reader thread of one source; one for each open line.
 */
final class ReceiverTime {

    private static final int EVERY_MILLIS = 30_000;
    private static final long GREATEST_ROUND_TRIP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long GREATEST_AGE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private int token;
    private boolean isAsked;
    private long askedAtNanos;
    private boolean isWanted = true;
    private boolean isKnown;
    private int anchorTick;
    private long anchorNanos;

    /** Asks at the next occasion, and forgets what is known: the receiver's ticks may have begun anew. */
    void restart() {
        isWanted = true;
        isKnown = false;
    }

    boolean isDue(long nowNanos) {
        return isWanted || nowNanos - askedAtNanos >= TimeUnit.MILLISECONDS.toNanos(EVERY_MILLIS);
    }

    /** The question, sent now. */
    SyncRequest request(long nowNanos, long utcMillis) {
        token = token + 1 & 0xFFFF;
        askedAtNanos = nowNanos;
        isAsked = true;
        isWanted = false;
        return new SyncRequest(token, utcMillis);
    }

    /**
     * Takes an answer.
     *
     * @param sentTick when the receiver wrote it
     * @return whether it was used: it is the one asked for, and was not long under way
     */
    boolean learn(SyncAnswer answer, int sentTick, long nowNanos) {
        if (!isAsked || answer.token() != token) {
            return false;
        }
        isAsked = false;
        long heldNanos = TimeUnit.MILLISECONDS.toNanos(sentTick - answer.receivedTick());
        long roundTripNanos = Math.max(0, nowNanos - askedAtNanos - heldNanos);
        if (roundTripNanos > GREATEST_ROUND_TRIP_NANOS) {
            return false;
        }
        anchorTick = answer.receivedTick();
        anchorNanos = askedAtNanos + roundTripNanos / 2;
        isKnown = true;
        return true;
    }

    /** The gateway's monotonic time of a tick; now, if that cannot be known or be true. */
    long monoNanos(int tick, long nowNanos) {
        long nanos = anchorNanos + TimeUnit.MILLISECONDS.toNanos(tick - anchorTick);
        return isKnown && nanos <= nowNanos && nowNanos - nanos <= GREATEST_AGE_NANOS ? nanos : nowNanos;
    }
}
