package io.wardgate.uplink.http;

import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.connection.TwoConnections;

/** Makes the HTTP transport. */
public final class HttpTransports {

    /** Envelopes that wait for the wire; how many may be unanswered is the drain's decision. */
    private static final int QUEUE = 64;

    private HttpTransports() {}

    /** One that sends its requests to a receiver; not open yet. */
    public static Uplink client(HttpSettings settings) {
        return new TwoConnections(new HttpLine(settings), QUEUE);
    }
}
