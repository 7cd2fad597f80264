package io.wardgate.uplink.shaping;

import io.wardgate.protocol.api.Answer.Credit;
import org.jspecify.annotations.Nullable;

/**
 * What the receiver granted. Its last word stands until the connection is a new one; before its first word at most two
 * bulk batches may be on their way, so that a whole hospital that comes back does not run it over. Emergency and alarm
 * need no credit and are not asked about here.
 *
 * <p>Owned by the drain's thread; the figures may be read by any.
 */
public final class CreditGate {

    private static final int BULK_BEFORE_FIRST_WORD = 2;

    private volatile @Nullable Credit granted;
    private @Nullable TokenBucket readings;

    /** The receiver's word. */
    public void granted(Credit credit, long nowMillis) {
        granted = credit;
        int perSecond = credit.readingsPerSecond();
        TokenBucket bucket = readings;
        if (perSecond == 0) {
            readings = null;
        } else if (bucket == null) {
            readings = new TokenBucket(perSecond, perSecond, nowMillis);
        } else {
            bucket.set(perSecond, perSecond, nowMillis);
        }
    }

    /** The connection is a new one. */
    public void forget() {
        granted = null;
        readings = null;
    }

    /** Whether one more batch of routine or bulk may be on its way. */
    public boolean hasRoom(int routineAndBulkInFlight) {
        Credit credit = granted;
        return credit == null || routineAndBulkInFlight < credit.batches();
    }

    /** Whether, beside that, a bulk batch may go. */
    public boolean allowsBulk(int bulkInFlight, long nowMillis) {
        if (granted == null) {
            return bulkInFlight < BULK_BEFORE_FIRST_WORD;
        }
        TokenBucket bucket = readings;
        return bucket == null || bucket.hasAny(nowMillis);
    }

    /** A bulk batch went out. */
    public void sentBulk(int bulkReadings, long nowMillis) {
        TokenBucket bucket = readings;
        if (bucket != null) {
            bucket.take(bulkReadings, nowMillis);
        }
    }

    /** How long until the readings of one second allow more. */
    public long pauseMillis(long nowMillis) {
        TokenBucket bucket = readings;
        return bucket == null ? 0 : bucket.millisUntilAny(nowMillis);
    }

    /** Batches granted; -1 before the first word. */
    public long batches() {
        Credit credit = granted;
        return credit == null ? -1 : credit.batches();
    }
}
