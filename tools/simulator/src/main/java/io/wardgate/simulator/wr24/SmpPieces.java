package io.wardgate.simulator.wr24;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pieces of one SMP packet for one band, as the page's type 30 says: in order, all but the last full, no pause of more
 * than 2 s. Owned by the receiver's thread.
 */
final class SmpPieces {

    static final int LEAST_PAYLOAD = 2;

    private static final int MOST_OCTETS = 2_475;
    private static final int MOST_DATA = 199;
    private static final int LAST = 0x80;
    private static final long PAUSE_MILLIS = 2_000;

    private final ByteArrayOutputStream packet = new ByteArrayOutputStream();
    private int expected;
    private long newestAtMillis;

    /** Takes a piece; the packet if it was the last one. */
    Optional<byte[]> take(byte[] payload, long atMillis) {
        int number = payload[0] & 0x7F;
        boolean last = (payload[0] & LAST) != 0;
        int data = payload.length - 1;
        if (number == 0 || atMillis - newestAtMillis > PAUSE_MILLIS) {
            restart();
        }
        boolean fits = last || data == MOST_DATA;
        if (number != expected || !fits || packet.size() + data > MOST_OCTETS) {
            boolean again = number == expected - 1 && number > 0;
            if (!again) {
                restart();
            }
            return Optional.empty();
        }
        packet.write(payload, 1, data);
        expected++;
        newestAtMillis = atMillis;
        if (!last) {
            return Optional.empty();
        }
        byte[] whole = packet.toByteArray();
        restart();
        return Optional.of(whole);
    }

    private void restart() {
        packet.reset();
        expected = 0;
    }

    /** The payloads of the frames that carry a packet. */
    static List<byte[]> cut(byte[] packet) {
        List<byte[]> payloads = new ArrayList<>();
        for (int at = 0; at < packet.length; at += MOST_DATA) {
            int data = Math.min(MOST_DATA, packet.length - at);
            byte[] payload = new byte[1 + data];
            payload[0] = (byte) (payloads.size() | (at + data == packet.length ? LAST : 0));
            System.arraycopy(packet, at, payload, 1, data);
            payloads.add(payload);
        }
        return payloads;
    }
}
