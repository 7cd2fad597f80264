package io.wardgate.simulator.band;

import io.wardgate.simulator.vitals.Vitals;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the frames of docs/wire/band-v1.md as complete AD structures. Written from that page alone, so that a test of
 * the gateway against the simulator compares two readings of the specification. Immutable, safe from any thread.
 */
public final class BandFrameEncoder {

    private static final int RECORDS = 3;
    private static final int RECORD_OCTETS = 4;
    private static final byte MANUFACTURER_DATA = (byte) 0xFF;

    private final int companyId;

    public BandFrameEncoder(int companyId) {
        this.companyId = companyId;
    }

    /**
     * A common frame: fits a legacy advertisement.
     *
     * @param newestFirst one to three records; missing ones are sent as absent
     * @param key 16 octets, or null to send in clear
     */
    public byte[] common(FrameHeader header, List<Vitals> newestFirst, byte @Nullable [] key) {
        return frame(FrameType.COMMON, header, records(newestFirst, 0), key);
    }

    /** A full frame: needs extended advertising. */
    public byte[] full(FrameHeader header, List<Vitals> newestFirst, Episodic episodic, byte @Nullable [] key) {
        ByteBuffer plain = records(newestFirst, Episodic.OCTETS);
        episodic.writeTo(plain);
        return frame(FrameType.FULL, header, plain, key);
    }

    private static ByteBuffer records(List<Vitals> newestFirst, int more) {
        if (newestFirst.isEmpty() || newestFirst.size() > RECORDS) {
            throw new IllegalArgumentException(newestFirst.size() + " records; allowed: 1 to " + RECORDS);
        }
        ByteBuffer plain = ByteBuffer.allocate(RECORDS * RECORD_OCTETS + more);
        for (int i = 0; i < RECORDS; i++) {
            plain.putInt(i < newestFirst.size() ? RecordCode.of(newestFirst.get(i)) : RecordCode.NO_RECORD);
        }
        return plain;
    }

    private byte[] frame(FrameType type, FrameHeader header, ByteBuffer plain, byte @Nullable [] key) {
        byte[] clear = header.octets(type, key != null);
        byte[] body = key == null ? plain.array() : BandCipher.seal(key, clear, companyId, plain.array());
        int length = 1 + 2 + clear.length + body.length;
        return ByteBuffer.allocate(1 + length)
                .put((byte) length)
                .put(MANUFACTURER_DATA)
                .put((byte) companyId)
                .put((byte) (companyId >>> 8))
                .put(clear)
                .put(body)
                .array();
    }
}
