package io.wardgate.simulator.wr24;

import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;

/**
 * Puts frames on the line: numbers and stamps the receiver's own, and damages what it is asked to damage. Owned by the
 * receiver's thread.
 */
final class Transmitter {

    /** Bit 4 of the first octet of a band's frame, behind length, type and company id of its AD structure. */
    private static final int SEALED = 0b0001_0000;

    private static final int PROFILE_AT = 4;

    private final Line line;
    private final BootClock clock;
    private final Chance chance;
    private int seq;
    private int sent;
    private int flipsAsked;
    private long flipped;

    Transmitter(Line line, BootClock clock, Chance chance) {
        this.line = line;
        this.clock = clock;
        this.chance = chance;
    }

    /** Frames written since the boot. */
    int sent() {
        return sent;
    }

    void restart() {
        seq = 0;
        sent = 0;
    }

    /** Damages one more of the next frames of bands. */
    void flipNext() {
        flipsAsked++;
    }

    /** Octets that belong to no frame. */
    void garbage(byte[] octets) {
        line.write(octets);
    }

    /** Sends a frame that is not from a band. */
    void send(FrameType type, long devId, byte[] payload) {
        if (line.write(Frame.without(type, devId, seq++ & 0xFFFF, clock.tick(), payload)
                .octets())) {
            sent++;
        }
    }

    /**
     * Sends a frame of a band.
     *
     * @return whether all of it went out as it is
     */
    boolean send(Uplink uplink, long heardAtMillis) {
        byte[] octets = frame(uplink, clock.tickAt(heardAtMillis)).octets();
        boolean flips = flipsAsked > 0;
        if (flips) {
            flipsAsked--;
            int bit = (int) (chance.uniform(Chance.WARD, Purpose.FLIP_24, flipped++) * octets.length * 8);
            octets[bit / 8] ^= (byte) (1 << bit % 8);
        }
        boolean written = line.write(octets);
        sent += written ? 1 : 0;
        return written && !flips;
    }

    private static Frame frame(Uplink uplink, int tick) {
        byte[] payload = uplink.advertisement().data();
        boolean calls = !uplink.advertisement().carried().isEmpty()
                && uplink.advertisement().carried().get(0).sos();
        boolean sealed = payload.length > PROFILE_AT && (payload[PROFILE_AT] & SEALED) != 0;
        return new Frame(
                (calls ? Frame.URGENT : 0) | (sealed ? Frame.ENCRYPTED : 0),
                (calls ? FrameType.EVENT : FrameType.VITALS).code(),
                uplink.advertisement().address(),
                uplink.sequence(),
                uplink.rssiDbm(),
                uplink.channel(),
                tick,
                payload);
    }
}
