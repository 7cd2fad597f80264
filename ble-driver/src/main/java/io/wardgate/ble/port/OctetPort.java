package io.wardgate.ble.port;

import java.io.Closeable;
import java.io.IOException;

/** An open line to a radio. Owned by the reader thread of one source. */
public interface OctetPort extends Closeable {

    /**
     * Reads what has come, waiting for at least one octet.
     *
     * @return number of octets, 0 if none came within the time
     * @throws IOException if the line is gone
     */
    int read(byte[] into, int timeoutMillis) throws IOException;

    void write(byte[] octets) throws IOException;

    @Override
    void close();
}
