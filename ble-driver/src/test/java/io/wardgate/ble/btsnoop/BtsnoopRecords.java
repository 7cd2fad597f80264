package io.wardgate.ble.btsnoop;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Records as the monitor writes them. */
final class BtsnoopRecords {

    static final byte[] HEADER = HexFormat.of().parseHex("6274736e6f6f7000" + "00000001" + "000007d1");

    /** 2026-01-01, in microseconds from the year 0 as BlueZ counts. */
    static final long MICROS = 63_935_481_600_000_000L;

    private BtsnoopRecords() {}

    static byte[] record(int index, int opcode, int drops, byte[] packet) {
        return ByteBuffer.allocate(24 + packet.length)
                .putInt(packet.length)
                .putInt(packet.length)
                .putShort((short) index)
                .putShort((short) opcode)
                .putInt(drops)
                .putLong(MICROS)
                .put(packet)
                .array();
    }

    /** The event of an H4 packet, without the octet before it. */
    static byte[] event(int index, byte[] h4Packet) {
        return record(index, 3, 0, Arrays.copyOfRange(h4Packet, 1, h4Packet.length));
    }

    /** Primary controller on USB. */
    static byte[] newIndex(int index, long address) {
        ByteBuffer packet = ByteBuffer.allocate(16).put((byte) 0).put((byte) 1).put(littleEndian(address));
        packet.put(("hci" + index).getBytes(StandardCharsets.US_ASCII));
        return record(index, 0, 0, packet.array());
    }

    static byte[] deletedIndex(int index) {
        return record(index, 1, 0, new byte[0]);
    }

    static byte[] openIndex(int index) {
        return record(index, 8, 0, new byte[0]);
    }

    static byte[] closeIndex(int index) {
        return record(index, 9, 0, new byte[0]);
    }

    static byte[] indexInfo(int index, long address) {
        byte[] packet = Arrays.copyOf(littleEndian(address), 8);
        packet[6] = 0x59; // Nordic Semiconductor
        return record(index, 10, 0, packet);
    }

    /** LE Set Scan Enable, as BlueZ sends it. */
    static byte[] scanEnable(int index, boolean on, boolean filterRepeats) {
        byte[] command = {0x0C, 0x20, 2, (byte) (on ? 1 : 0), (byte) (filterRepeats ? 1 : 0)};
        return record(index, 2, 0, command);
    }

    /** All that a monitor writes first when this adapter is there and on. */
    static byte[] greeting(int index, long address) {
        return joined(HEADER, newIndex(index, address), openIndex(index), indexInfo(index, address));
    }

    static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }

    private static byte[] littleEndian(long address) {
        return Arrays.copyOf(
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(address)
                        .array(),
                6);
    }
}
