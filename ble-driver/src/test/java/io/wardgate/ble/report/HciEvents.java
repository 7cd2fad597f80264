package io.wardgate.ble.report;

import io.wardgate.ble.source.Heard;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Events as a controller sends them, in H4 packets. */
public final class HciEvents {

    private HciEvents() {}

    /** One legacy report of a random address. */
    public static byte[] legacyReport(long address, byte[] data, int rssiDbm) {
        return legacy(Heard.of(address).withData(data).withRssi(rssiDbm));
    }

    /** Legacy reports in one event. */
    public static byte[] legacy(Heard... reports) {
        ByteBuffer packet = event(0x3E, 2 + octets(AdvertisingReports.LEGACY_FIXED_OCTETS, reports));
        packet.put((byte) 0x02).put((byte) reports.length);
        for (Heard report : reports) {
            packet.put((byte) 3).put((byte) report.type().ordinal());
            putAddress(packet, report.address());
            packet.put((byte) report.data().length).put(report.data()).put((byte) report.rssiDbm());
        }
        return packet.array();
    }

    /** One extended report of a random address; status: 0 complete, 1 more to come, 2 truncated. */
    public static byte[] extendedReport(long address, int status, byte[] data, int rssiDbm) {
        return extended(status, Heard.of(address).withData(data).withRssi(rssiDbm));
    }

    /** Extended reports in one event, all of the same status. */
    public static byte[] extended(int status, Heard... reports) {
        ByteBuffer packet = event(0x3E, 2 + octets(AdvertisingReports.EXTENDED_FIXED_OCTETS, reports));
        packet.put((byte) 0x0D).put((byte) reports.length);
        for (Heard report : reports) {
            packet.putShort((short) (status << 5)).put((byte) report.type().ordinal());
            putAddress(packet, report.address());
            packet.put((byte) 1) // primary PHY 1M
                    .put((byte) 2) // secondary PHY 2M
                    .put((byte) 5) // advertising set
                    .put((byte) 8) // tx power
                    .put((byte) report.rssiDbm())
                    .putShort((short) 0)
                    .put((byte) 0)
                    .put(new byte[6]);
            packet.put((byte) report.data().length).put(report.data());
        }
        return packet.array();
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

    private static int octets(int fixed, Heard... reports) {
        return Arrays.stream(reports)
                .mapToInt(report -> fixed + report.data().length)
                .sum();
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
