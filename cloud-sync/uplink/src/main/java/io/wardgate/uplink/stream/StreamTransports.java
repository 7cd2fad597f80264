package io.wardgate.uplink.stream;

import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.connection.TwoConnections;

/** Makes the stream transports. */
public final class StreamTransports {

    /** Envelopes that wait for the wire; how many may be unanswered is the drain's decision. */
    static final int QUEUE = 64;

    private StreamTransports() {}

    /** One that connects to a receiver; not open yet. */
    public static Uplink client(StreamSettings settings) {
        return new TwoConnections(new TcpClientLine(settings), QUEUE);
    }
}
