package io.wardgate.uplink.connection;

import java.io.IOException;
import java.util.function.Consumer;

/** A way to one receiver: makes the sessions of {@link KeptConnection}. Safe from any thread. */
public interface Line {

    /** Short name of the transport, part of the threads' names. */
    String kind();

    /** The peer, for the log. */
    String peer();

    /**
     * A session that is not connected yet.
     *
     * @param onMessage takes what comes down, from any thread
     * @param onLost takes the reason why the session is over, from any thread
     */
    LineSession open(Role role, Consumer<byte[]> onMessage, Consumer<String> onLost) throws IOException;

    /** One line on why a session failed: what is at fault and what to do. */
    String explain(IOException fault);
}
