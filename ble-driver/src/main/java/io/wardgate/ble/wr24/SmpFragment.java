package io.wardgate.ble.wr24;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of an SMP packet (docs/wire/wr24-v1.md, 30 SMP fragment): one octet with the number and the last-piece bit,
 * then up to 199 octets of the packet.
 */
record SmpFragment(boolean last, int piece, byte[] data) {

    static final int GREATEST_PACKET = 2_475;

    private static final int GREATEST_DATA = 199;
    private static final int LAST_BIT = 0x80;

    /**
     * Cuts a packet into the payloads of frames.
     *
     * @throws IllegalArgumentException if it is empty or too long
     */
    static List<byte[]> cut(byte[] packet) {
        if (packet.length == 0 || packet.length > GREATEST_PACKET) {
            throw new IllegalArgumentException(
                    "SMP packet of " + packet.length + " octets; allowed: 1 to " + GREATEST_PACKET);
        }
        List<byte[]> payloads = new ArrayList<>();
        for (int from = 0; from < packet.length; from += GREATEST_DATA) {
            int to = Math.min(packet.length, from + GREATEST_DATA);
            byte[] payload = new byte[1 + to - from];
            payload[0] = (byte) (payloads.size() | (to == packet.length ? LAST_BIT : 0));
            System.arraycopy(packet, from, payload, 1, to - from);
            payloads.add(payload);
        }
        return payloads;
    }

    boolean isFull() {
        return data.length == GREATEST_DATA;
    }

    /** Whether it says the same: a line may bring a piece twice. */
    boolean isSameAs(SmpFragment other) {
        return last == other.last && piece == other.piece && Arrays.equals(data, other.data);
    }

    /** Null if it is malformed. */
    static @Nullable SmpFragment read(byte[] payload) {
        return payload.length < 2
                ? null
                : new SmpFragment(
                        (payload[0] & LAST_BIT) != 0,
                        payload[0] & 0x7F,
                        Arrays.copyOfRange(payload, 1, payload.length));
    }
}
