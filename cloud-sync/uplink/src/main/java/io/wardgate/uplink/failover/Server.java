package io.wardgate.uplink.failover;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The place of one transport, which may be empty: transports come and go while the drain runs.
 *
 * <p>Attached and detached by any thread, used by the drain's.
 */
final class Server {

    private final AtomicLong ups = new AtomicLong();
    private volatile @Nullable Uplink transport;

    void attach(Uplink arrived) {
        if (transport != null) {
            throw new IllegalStateException("this place is taken; detach first");
        }
        transport = arrived;
    }

    /** Frees the place; returns what was there. */
    @Nullable
    Uplink detach() {
        Uplink leaving = transport;
        transport = null;
        return leaving;
    }

    void open(UplinkListener listener) {
        Uplink now = transport;
        if (now != null) {
            now.open(listener);
        }
    }

    boolean isThere() {
        return transport != null;
    }

    boolean isUp() {
        return isUp(Lane.EMERGENCY) && isUp(Lane.ROUTINE);
    }

    boolean isUp(Lane lane) {
        Uplink now = transport;
        return now != null && now.isUp(lane);
    }

    boolean send(Lane lane, byte[] envelope) {
        Uplink now = transport;
        return now != null && now.send(lane, envelope);
    }

    void reset(Lane lane, String reason) {
        Uplink now = transport;
        if (now != null) {
            now.reset(lane, reason);
        }
    }

    void close() {
        Uplink now = transport;
        if (now != null) {
            now.close();
        }
    }

    void cameUp() {
        ups.incrementAndGet();
    }

    /** Connections that came up again after a loss; the first of each of the two lanes is none. */
    long reconnects() {
        return Math.max(0, ups.get() - 2);
    }
}
