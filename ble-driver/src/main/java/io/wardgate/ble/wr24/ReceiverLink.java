package io.wardgate.ble.wr24;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.port.OctetPort;
import java.io.IOException;

/**
 * One open line to a receiver: frames out, frames in.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class ReceiverLink {

    /** Also the longest that a command waits for the reader. */
    private static final int POLL_MILLIS = 20;

    private final OctetPort port;
    private final int gapMillis;
    private final GatewayClock clock;
    private final Framer framer;
    private final byte[] chunk = new byte[4_096];
    private long lastOctetMillis;
    private int seq;

    /** @param gapMillis silence inside a frame that ends it; 0: each read gives whole frames only */
    ReceiverLink(OctetPort port, int gapMillis, GatewayClock clock, Framer.Listener listener) {
        this.port = port;
        this.gapMillis = gapMillis;
        this.clock = clock;
        framer = new Framer(listener);
    }

    void send(FrameType type, long devId, int flags, byte[] payload) throws IOException {
        Frame frame = new Frame(
                Frame.VERSION,
                flags,
                type.code(),
                devId,
                seq++ & 0xFFFF,
                127,
                Frame.NO_CHANNEL,
                (int) clock.monoMillis(),
                payload);
        port.write(frame.octets());
    }

    /** Reads what has come, or waits for it a short while. */
    void poll() throws IOException {
        int count = port.read(chunk, POLL_MILLIS);
        long now = clock.monoMillis();
        if (count > 0) {
            lastOctetMillis = now;
            framer.feed(chunk, count);
        }
        boolean isSilent = gapMillis == 0 || (count == 0 && now - lastOctetMillis >= gapMillis);
        if (isSilent && framer.isInsideFrame()) {
            framer.giveUp();
        }
    }

    long skippedOctets() {
        return framer.skippedOctets();
    }

    long damagedFrames() {
        return framer.damagedFrames();
    }
}
