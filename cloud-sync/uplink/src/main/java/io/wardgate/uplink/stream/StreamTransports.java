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

    /**
     * One that waits for the platform to connect; not open yet.
     *
     * @param platform the CN of the platform's certificate; of no effect without TLS
     * @throws IllegalArgumentException if it is missing
     */
    public static Uplink server(StreamSettings settings, String platform) {
        if (settings.tls() != null && platform.isBlank()) {
            throw new IllegalArgumentException(settings.section()
                    + ".platform is empty; tcps needs the CN of the platform's certificate, because every gateway has a"
                    + " certificate of the same authority");
        }
        return new TcpServerUplink(settings, platform);
    }
}
