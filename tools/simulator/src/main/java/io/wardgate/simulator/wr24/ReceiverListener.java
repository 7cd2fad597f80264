package io.wardgate.simulator.wr24;

import io.wardgate.simulator.air.Uplink;

/** Learns what the receiver told the gateway and the bands. Called from the receiver's thread; must be quick. */
public interface ReceiverListener {

    /** A frame of a band was written to a gateway within its session, whole and undamaged. */
    void told(Uplink uplink);

    /** A session with a gateway began or ended. */
    void session(boolean open);

    /** A band took a message from the gateway. */
    void delivered(long address, byte[] message);
}
