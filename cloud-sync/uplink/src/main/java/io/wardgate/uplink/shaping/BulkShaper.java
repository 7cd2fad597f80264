package io.wardgate.uplink.shaping;

/**
 * Lets bulk take only its {@link BulkShare} of the measured {@link Goodput}, in trains: it waits until a second's worth
 * of octets is saved up and then keeps the line busy with them, so that each train measures the line anew. Until the
 * first measurement two batches may be on their way.
 *
 * <p>Owned by the drain's thread; the figures may be read by any.
 */
public final class BulkShaper {

    /** Bulk batches are at most this large. */
    public static final int BULK_OCTETS = 16 << 10;

    private static final int MAX_TRAIN_OCTETS = 8 * BULK_OCTETS;
    private static final int SLOW_BATCHES = 2;

    /**
     * On links measured below this, 2 Mbit/s, at most {@link #SLOW_BATCHES} are on their way; one, where two would take
     * more than a second.
     */
    private static final double SLOW_OCTETS_PER_SECOND = 250_000;

    /** Faster links may hold as much bulk as they carry in this time: live data waits behind it. */
    private static final double QUEUED_SECONDS = 0.3;

    /** Not even a line that seems to be dead is starved. */
    private static final long LEAST_OCTETS_PER_SECOND = 1_024;

    private final Goodput goodput = new Goodput();
    private final BulkShare share = new BulkShare();
    private final TokenBucket tokens;
    private boolean train = true;
    private volatile long rate;

    public BulkShaper(long nowMillis) {
        this.tokens = new TokenBucket(1, MAX_TRAIN_OCTETS, nowMillis);
    }

    /** Whether a bulk batch may go now, with so many on their way. */
    public boolean maySend(int bulkInFlight, long nowMillis) {
        if (share.adapt(nowMillis)) {
            adjust(nowMillis);
        }
        if (bulkInFlight >= places()) {
            return false;
        }
        if (rate == 0) {
            return true;
        }
        train = train ? tokens.hasAny(nowMillis) : tokens.isFull(nowMillis);
        return train;
    }

    /** A bulk batch went out. */
    public void sent(int octets, long nowMillis) {
        goodput.busy(nowMillis);
        if (rate > 0) {
            tokens.take(octets, nowMillis);
        }
    }

    /** A routine or alarm batch was answered so long after it was sent. */
    public void liveAnswered(long latencyMillis, long nowMillis) {
        share.answered(latencyMillis, nowMillis);
    }

    /** Octets of any lane of the shared connection were answered. */
    public void acknowledged(long octets, boolean bulkLeft, long nowMillis) {
        goodput.acknowledged(octets, bulkLeft, nowMillis);
        adjust(nowMillis);
    }

    /** The connection is a new one. */
    public void broken() {
        goodput.broken();
        share.broken();
    }

    /** How long until there are octets to spend; 0 if there are. */
    public long pauseMillis(long nowMillis) {
        if (rate == 0) {
            return 0;
        }
        return train ? tokens.millisUntilAny(nowMillis) : tokens.millisUntilFull(nowMillis);
    }

    /** Octets a second that bulk may take; 0 = not measured yet. */
    public long octetsPerSecond() {
        return rate;
    }

    private int places() {
        double measured = goodput.octetsPerSecond();
        if (measured < SLOW_OCTETS_PER_SECOND) {
            return measured > 0 && measured < BULK_OCTETS * SLOW_BATCHES ? 1 : SLOW_BATCHES;
        }
        return (int) (measured * QUEUED_SECONDS / BULK_OCTETS);
    }

    private void adjust(long nowMillis) {
        double measured = goodput.octetsPerSecond();
        if (measured > 0) {
            double perSecond = Math.max(LEAST_OCTETS_PER_SECOND, share.share() * measured);
            double depth = Math.max(BULK_OCTETS, Math.min(MAX_TRAIN_OCTETS, measured));
            tokens.set(perSecond, depth, nowMillis);
            rate = Math.round(perSecond);
        }
    }
}
