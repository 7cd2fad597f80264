package io.wardgate.bluez.scan;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.bluez.bus.BusCall;
import io.wardgate.bluez.bus.BusLine;
import io.wardgate.bluez.bus.BusMessage;
import java.io.IOException;

/**
 * Asks the bus for a sign of life now and then. The answer stands behind all signals that wait in the daemon for us, so
 * its delay is the age of the newest of them: an answer that is late means a backlog or a dead bus.
 *
 * <p>Owned by the reader thread of one line.
 */
final class BusPulse {

    private final GatewayClock clock;
    private final BusLine line;
    private final long greatestDelayMillis;
    private long askedAt;
    private long serial;

    /** @param watchdogSeconds half of which an answer may take */
    BusPulse(GatewayClock clock, BusLine line, int watchdogSeconds) {
        this.clock = clock;
        this.line = line;
        greatestDelayMillis = watchdogSeconds * 500L;
        askedAt = clock.monoMillis();
    }

    /** Whether this is the answer. */
    boolean answered(BusMessage message) {
        boolean ours = serial != 0 && message.answersSerial() == serial;
        if (ours) {
            serial = 0;
        }
        return ours;
    }

    /** Asks if it is time; whether an answer is late. */
    boolean isLate() throws IOException {
        long age = clock.monoMillis() - askedAt;
        if (serial != 0) {
            return age > greatestDelayMillis;
        }
        if (age > greatestDelayMillis / 2) {
            serial = line.send(BusCall.daemon("GetId"));
            askedAt = clock.monoMillis();
        }
        return false;
    }
}
