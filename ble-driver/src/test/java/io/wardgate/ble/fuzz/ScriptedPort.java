package io.wardgate.ble.fuzz;

import io.wardgate.ble.port.OctetPort;
import java.io.EOFException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** A line on which these pieces come, one a read, and then the end; each read takes time. */
public final class ScriptedPort implements OctetPort {

    private final Queue<byte[]> pieces;
    private final PuppetClock clock;

    public ScriptedPort(List<byte[]> pieces, PuppetClock clock) {
        this.pieces = new ArrayDeque<>(pieces);
        this.clock = clock;
    }

    @Override
    public int read(byte[] into, int timeoutMillis) throws EOFException {
        clock.advanceMillis(timeoutMillis);
        byte[] piece = pieces.poll();
        if (piece == null) {
            throw new EOFException("the input ends here");
        }
        System.arraycopy(piece, 0, into, 0, piece.length);
        return piece.length;
    }

    @Override
    public void write(byte[] octets) {
        // nobody reads it
    }

    @Override
    public void close() {
        // nothing is open
    }
}
