package io.wardgate.simulator.wr24;

import java.io.Closeable;

/** The wire between receiver and gateway. Written to by the receiver's thread alone. */
interface Line extends Closeable {

    /** What comes in, and who is there. Called from the line's threads. */
    interface Listener {

        /** A gateway has opened the line; whoever had it before is gone. */
        void opened();

        void closed();

        void received(Frame frame);

        /** Frames came that do not check. */
        void damaged(int frames);
    }

    int port();

    /** Whether somebody could read a hello that nobody asked for. */
    boolean reachesSomebody();

    /** Whether all octets went out. */
    boolean write(byte[] octets);
}
