package io.wardgate.ble.hci;

import java.io.IOException;
import java.security.SecureRandom;

/**
 * What a controller can do for connections.
 *
 * @param extended whether it wants the extended commands
 * @param ownRandom whether we connect under a random address, because it has no public one
 * @param packetOctets of data in one packet
 * @param packets that it can hold
 */
record LinkCapacity(boolean extended, boolean ownRandom, int packetOctets, int packets) {

    /** Of a radio that was not asked. */
    static final LinkCapacity NONE = new LinkCapacity(false, false, 0, 0);

    private static final int STATUS_OCTETS = 1;
    private static final int ADDRESS_OCTETS = 6;
    private static final long STATIC_RANDOM = 0xC000_0000_0000L;
    private static final long ADDRESS_MASK = 0xFFFF_FFFF_FFFFL;

    /** LE packets carry at least this. */
    private static final int LEAST_PACKET_OCTETS = 27;

    /**
     * Asks, and sets a static random address, new at each reset. It must be set before scanning begins, and some controllers
     * connect under it even if told to use the public one.
     *
     * @return {@link #NONE} of a controller that can only scan: to hear does not depend on it
     */
    static LinkCapacity ask(HciLink link, boolean extended) throws IOException {
        byte[] le = link.exchange(ConnectionCommand.leReadBufferSize());
        int octets = succeeded(le, 3) ? DataShape.get16(le, 1) : 0;
        int packets = octets == 0 ? 0 : le[3] & 0xFF;
        if (octets == 0 || packets == 0) {
            // No buffers of their own: LE uses those of the other kind.
            byte[] all = link.exchange(ConnectionCommand.readBufferSize());
            octets = succeeded(all, 7) ? DataShape.get16(all, 1) : 0;
            packets = octets == 0 ? 0 : DataShape.get16(all, 4);
        }
        if (octets < LEAST_PACKET_OCTETS || packets == 0) {
            return NONE;
        }
        boolean ownRandom = !hasAddress(link.exchange(ConnectionCommand.readAddress()));
        long random = new SecureRandom().nextLong() & ADDRESS_MASK | STATIC_RANDOM;
        boolean addressed = link.exchange(ConnectionCommand.leSetRandomAddress(random))[0] == 0;
        return addressed ? new LinkCapacity(extended, ownRandom, octets, packets) : NONE;
    }

    /** Whether connections can be made at all. */
    boolean connects() {
        return packets > 0;
    }

    private static boolean succeeded(byte[] returned, int octets) {
        return returned.length >= STATUS_OCTETS + octets && returned[0] == 0;
    }

    private static boolean hasAddress(byte[] returned) {
        boolean any = false;
        for (int i = STATUS_OCTETS; i < returned.length && i <= ADDRESS_OCTETS; i++) {
            any |= returned[i] != 0;
        }
        return returned[0] == 0 && any;
    }
}
