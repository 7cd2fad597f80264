package io.wardgate.uplink.connection;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * One connection from connect to close, used once.
 *
 * <p>Owned by the thread of its {@link KeptConnection}; only {@link #abort} may come from any other.
 */
public interface LineSession extends AutoCloseable {

    /** Connects until envelopes may be sent; blocks for a bounded time. */
    void connect() throws IOException, InterruptedException;

    /** Puts one envelope on the wire; while that is blocked, it looks now and then whether the caller gives up. */
    void send(byte[] envelope, BooleanSupplier givesUp) throws IOException, InterruptedException;

    /** After so much time without sending, {@link #idle} is called. */
    long idleMillis();

    /** A moment to say that this side lives. */
    void idle() throws IOException;

    /** Makes whatever blocks the owner end soon; returns at once. */
    void abort();

    /** Frees threads and sockets, whatever state they are in. */
    @Override
    void close();
}
