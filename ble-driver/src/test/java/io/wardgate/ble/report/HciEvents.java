package io.wardgate.ble.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Events as a controller sends them, in H4 packets. */
public final class HciEvents {

    private HciEvents() {}

    /** One legacy report of a random address. */
    public static byte[] legacyReport(long address, byte[] data, int rssiDbm) {
        ByteBuffer packet = event(0x3E, 12 + data.length).put((byte) 0x02).put((byte) 1);
        packet.put((byte) 3).put((byte) 1);
        putAddress(packet, address);
        return packet.put((byte) data.length).put(data).put((byte) rssiDbm).array();
    }

    /** One extended report; status: 0 complete, 1 more to come, 2 truncated. */
    public static byte[] extendedReport(long address, int status, byte[] data, int rssiDbm) {
        ByteBuffer packet = event(0x3E, 26 + data.length).put((byte) 0x0D).put((byte) 1);
        packet.putShort((short) (status << 5)).put((byte) 1);
        putAddress(packet, address);
        packet.put((byte) 1) // primary PHY 1M
                .put((byte) 2) // secondary PHY 2M
                .put((byte) 5) // advertising set
                .put((byte) 8) // tx power
                .put((byte) rssiDbm)
                .putShort((short) 0)
                .put((byte) 0)
                .put(new byte[6]);
        return packet.put((byte) data.length).put(data).array();
    }

    public static byte[] commandComplete(int opcode, byte... returned) {
        return event(0x0E, 3 + returned.length)
                .put((byte) 1)
                .putShort((short) opcode)
                .put(returned)
                .array();
    }

    public static byte[] commandStatus(int opcode, int status) {
        return event(0x0F, 4)
                .put((byte) status)
                .put((byte) 1)
                .putShort((short) opcode)
                .array();
    }

    public static byte[] hardwareError() {
        return event(0x10, 1).put((byte) 0x42).array();
    }

    private static ByteBuffer event(int code, int length) {
        return ByteBuffer.allocate(3 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x04)
                .put((byte) code)
                .put((byte) length);
    }

    private static void putAddress(ByteBuffer packet, long address) {
        for (int i = 0; i < 6; i++) {
            packet.put((byte) (address >> (8 * i)));
        }
    }
}
