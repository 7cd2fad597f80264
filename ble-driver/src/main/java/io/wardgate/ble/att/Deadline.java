package io.wardgate.ble.att;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.gatt.GattException;

/** Until when something must be done, on the monotonic clock. */
public final class Deadline {

    private final GatewayClock clock;
    private final long untilMillis;

    public Deadline(GatewayClock clock, long inMillis) {
        this.clock = clock;
        untilMillis = clock.monoMillis() + inMillis;
    }

    /** What is left, at least 1 ms. */
    public long leftMillis(String device) throws GattException {
        long left = untilMillis - clock.monoMillis();
        if (left <= 0) {
            throw new GattException(device + " took too long to connect and tell what it has");
        }
        return left;
    }
}
