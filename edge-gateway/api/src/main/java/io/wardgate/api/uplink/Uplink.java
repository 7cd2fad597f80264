package io.wardgate.api.uplink;

import io.wardgate.api.batch.Lane;

/**
 * One transport to one receiver. It carries envelopes up and answers down and knows nothing of stores, windows or
 * resending: that is the drain's work, the same for every transport.
 */
public interface Uplink {

    /**
     * Starts connecting and keeps reconnecting until {@link #close}.
     *
     * @param listener told of answers and of the link's state, from the transport's threads
     */
    void open(UplinkListener listener);

    /** Whether a batch of this lane could be sent now. */
    boolean isUp(Lane lane);

    /**
     * Sends one envelope. Emergency has a connection of its own.
     *
     * @return false if the link is down or busy; nothing was sent then
     */
    boolean send(Lane lane, byte[] envelope);

    /** Cuts the connection of this lane, which looks alive and is not, and connects anew; returns at once. */
    void reset(Lane lane, String reason);

    /** Closes all connections and frees all threads before it returns; {@link #open} may follow. Again does nothing. */
    void close();
}
