package io.wardgate.ble.btsnoop;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Cuts the octets of a btsnoop stream into records (BlueZ, btsnoop(7) and src/shared/btsnoop.h; all numbers big-endian):
 * <pre>
 *  octets  8            4            4
 *          "btsnoop\0"  version = 1  data link = 2001, the monitor's
 *
 *  octets  4       4        4                    4                 8          length
 *          length  as kept  index &lt;&lt; 16 | opcode  drops up to here  µs from 0  packet
 * </pre>
 *
 * <p>The format has lengths but nothing to find the next record by, so a record that cannot be ends the stream: see
 * docs/adr/0018 for what is impossible.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class BtsnoopFramer {

    static final int HEADER_OCTETS = 16;
    static final int RECORD_OCTETS = 24;

    /** The monitor's own limit. */
    static final int GREATEST_PACKET = 1_490;

    /** More at once is a damaged field, not a loss. */
    static final long GREATEST_LOSS = 1_000_000;

    private static final byte[] HEADER = HexFormat.of().parseHex("6274736e6f6f700000000001000007d1");
    private static final int CAPACITY = 16_384;
    private static final int GREATEST_OPCODE = 0xFF;
    private static final long YEAR_1970_MICROS = 0x00DCDDB30F2F8000L;
    private static final long YEAR_2283_MICROS = 0x0100000000000000L;

    /** Takes records and losses. */
    interface Listener {

        /** One record; the buffer is only valid during the call. */
        void record(int index, int opcode, byte[] buffer, int from, int end);

        /** The writer says that it lost so many packets before this record. */
        void lost(long packets);
    }

    private final byte[] buffer = new byte[CAPACITY];
    private final ByteBuffer view = ByteBuffer.wrap(buffer);
    private final Listener listener;
    private boolean headed;
    private int start;
    private int end;
    private long given;
    private long position;
    private int drops;

    BtsnoopFramer(Listener listener) {
        this.listener = listener;
    }

    /**
     * Takes octets as they come, however they are cut.
     *
     * @throws BtsnoopException if the stream has ended here; {@link #unread()} says how many octets are given up
     */
    void feed(byte[] octets, int count) throws BtsnoopException {
        given += count;
        int taken = 0;
        while (taken < count) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
            int room = Math.min(count - taken, CAPACITY - end);
            System.arraycopy(octets, taken, buffer, end, room);
            end += room;
            taken += room;
            cut();
        }
    }

    /** Octets that came and belong to no whole record. */
    long unread() {
        return given - position;
    }

    private void cut() throws BtsnoopException {
        if (!headed) {
            if (end - start < HEADER_OCTETS) {
                return;
            }
            if (!Arrays.equals(buffer, start, start + HEADER_OCTETS, HEADER, 0, HEADER_OCTETS)) {
                throw BtsnoopException.noHeader(HexFormat.of().formatHex(buffer, start, start + HEADER_OCTETS));
            }
            headed = true;
            skip(HEADER_OCTETS);
        }
        while (end - start >= RECORD_OCTETS) {
            int length = believedLength();
            int next = start + RECORD_OCTETS + length;
            if (next > end) {
                return;
            }
            countLoss(view.getInt(start + 12));
            int flags = view.getInt(start + 8);
            listener.record(flags >>> 16, flags & 0xFFFF, buffer, start + RECORD_OCTETS, next);
            skip(RECORD_OCTETS + length);
        }
    }

    private int believedLength() throws BtsnoopException {
        int length = view.getInt(start);
        int kept = view.getInt(start + 4);
        if (length < 0 || length > GREATEST_PACKET || kept != length) {
            throw BtsnoopException.impossible(
                    "length " + Integer.toUnsignedString(length) + ", kept " + Integer.toUnsignedString(kept),
                    position);
        }
        int opcode = view.getInt(start + 8) & 0xFFFF;
        if (opcode > GREATEST_OPCODE) {
            throw BtsnoopException.impossible("opcode " + opcode, position);
        }
        long micros = view.getLong(start + 16);
        if (micros < YEAR_1970_MICROS || micros >= YEAR_2283_MICROS) {
            throw BtsnoopException.impossible("time " + micros, position);
        }
        return length;
    }

    /** The field counts from the start of the stream and never goes back; what is not so was damaged. */
    private void countLoss(int now) {
        long more = Integer.toUnsignedLong(now - drops);
        if (more > 0 && more <= GREATEST_LOSS) {
            listener.lost(more);
            drops = now;
        }
    }

    private void skip(int octets) {
        start += octets;
        position += octets;
    }
}
