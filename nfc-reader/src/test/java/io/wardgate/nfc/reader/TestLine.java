package io.wardgate.nfc.reader;

import java.io.IOException;

/** A line between a reader's driver and what a test plays on its other end. */
public interface TestLine extends AutoCloseable {

    PortOpener opener();

    boolean isHeld();

    /** Says something to the host, when there is one. */
    void say(byte[] octets) throws IOException;

    void stutter();

    void cut() throws IOException;

    void unplug() throws IOException;

    void plugIn() throws IOException;

    @Override
    void close() throws IOException;
}
