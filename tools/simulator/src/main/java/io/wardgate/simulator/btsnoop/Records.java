package io.wardgate.simulator.btsnoop;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Records of BlueZ's monitor (btsnoop(7), src/shared/btsnoop.h), all numbers big-endian:
 * <pre>
 *  header   "btsnoop\0"  version = 1 (4)  data link = 2001 (4)
 *  record   length (4)   as kept (4)  index (2) | opcode (2)  drops (4)  µs from the year 0 (8)  packet
 * </pre>
 */
final class Records {

    /** Of the radio's adapter; documentation range (RFC 7042). */
    static final long ADAPTER = 0x0000_5E00_5301L;

    private static final int INDEX = 0;
    private static final int NEW_INDEX = 0;
    private static final int COMMAND = 2;
    private static final int EVENT = 3;
    private static final int OPEN_INDEX = 8;
    private static final int INDEX_INFO = 10;
    private static final int RECORD_OCTETS = 24;
    private static final int DATA_LINK_MONITOR = 2001;
    private static final long YEAR_0_TO_1970_MICROS = 0x00DC_DDB3_0F2F_8000L;
    private static final byte[] SCAN_EVERYTHING = {0x0C, 0x20, 2, 1, 0};

    private Records() {}

    /** What a monitor says first: the adapter is there, on, and somebody scans with it, repeats included. */
    static byte[] greeting() {
        byte[] newIndex = ByteBuffer.allocate(16)
                .put((byte) 0)
                .put((byte) 3) // on a serial line of the board
                .put(littleEndian(ADAPTER))
                .put("hci0".getBytes(StandardCharsets.US_ASCII))
                .array();
        byte[] info = ByteBuffer.allocate(8)
                .put(littleEndian(ADAPTER))
                .putShort((short) 0xFFFF)
                .array();
        return ByteBuffer.allocate(16 + 4 * RECORD_OCTETS + newIndex.length + info.length + SCAN_EVERYTHING.length)
                .put("btsnoop\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .putInt(DATA_LINK_MONITOR)
                .put(record(NEW_INDEX, newIndex, 0))
                .put(record(OPEN_INDEX, new byte[0], 0))
                .put(record(INDEX_INFO, info, 0))
                .put(record(COMMAND, SCAN_EVERYTHING, 0))
                .array();
    }

    /** The event of an H4 packet, without the octet that says that it is one. */
    static byte[] event(byte[] h4Packet) {
        return record(EVENT, h4Packet, 1);
    }

    private static byte[] record(int opcode, byte[] octets, int from) {
        int length = octets.length - from;
        Instant now = Instant.now();
        long micros = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
        return ByteBuffer.allocate(RECORD_OCTETS + length)
                .putInt(length)
                .putInt(length)
                .putShort((short) INDEX)
                .putShort((short) opcode)
                .putInt(0)
                .putLong(YEAR_0_TO_1970_MICROS + micros)
                .put(octets, from, length)
                .array();
    }

    private static byte[] littleEndian(long address) {
        byte[] octets = new byte[6];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (address >>> 8 * i);
        }
        return octets;
    }
}
