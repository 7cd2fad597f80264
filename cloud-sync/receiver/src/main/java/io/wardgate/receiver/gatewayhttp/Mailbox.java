package io.wardgate.receiver.gatewayhttp;

import io.micrometer.core.instrument.Counter;
import io.wardgate.protocol.api.MessageFraming;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Framed messages that wait for the next reply of a connection. The oldest make room for newer ones: a lost answer costs
 * a repeated batch, and commands come again until they are reported.
 *
 * <p>Owned by the channel's event loop.
 */
final class Mailbox {

    /** Two of the largest messages; a reader of replies takes a body of 1 MiB. */
    static final int MAX_OCTETS = 1 << 19;

    private final Queue<byte[]> messages = new ArrayDeque<>();
    private final Counter dropped;
    private int octets;

    Mailbox(Counter dropped) {
        this.dropped = dropped;
    }

    void add(byte[] message) {
        byte[] framed = MessageFraming.frame(message);
        messages.add(framed);
        octets += framed.length;
        while (octets > MAX_OCTETS) {
            octets -= messages.remove().length;
            dropped.increment();
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** All of them, oldest first, as one body. */
    byte[] takeAll() {
        byte[] body = new byte[octets];
        int filled = 0;
        for (byte[] framed : messages) {
            System.arraycopy(framed, 0, body, filled, framed.length);
            filled += framed.length;
        }
        messages.clear();
        octets = 0;
        return body;
    }
}
