package io.wardgate.ble.hci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A command to the controller with its parameters (Bluetooth Core 5.4, Vol 4, Part E, 7).
 *
 * @param name for people
 * @param opcode OGF and OCF
 * @param octets the whole H4 packet
 */
record HciCommand(String name, int opcode, byte[] octets) {

    private static final int COMMAND_PACKET = 0x01;
    private static final int SCAN_UNITS_PER_10_MILLIS = 16;
    private static final int PHY_1M = 1;
    private static final int PHY_CODED = 1 << 2;

    /** Default events of the specification, among them Hardware Error (bit 15), and LE Meta (bit 61). */
    private static final long EVENT_MASK = 0x1FFF_FFFF_FFFFL | 1L << 61;

    /** LE Advertising Report (bit 1) and LE Extended Advertising Report (bit 12). */
    private static final long LE_REPORTS_MASK = 1L << 1 | 1L << 12;

    /** LE Connection Complete (bit 0) and LE Enhanced Connection Complete (bit 9). */
    private static final long LE_CONNECTIONS_MASK = 1L | 1L << 9;

    static HciCommand reset() {
        return of("Reset", 0x0C03, parameters(0));
    }

    static HciCommand readLocalVersion() {
        return of("Read Local Version Information", 0x1001, parameters(0));
    }

    static HciCommand readLocalSupportedCommands() {
        return of("Read Local Supported Commands", 0x1002, parameters(0));
    }

    static HciCommand leReadLocalSupportedFeatures() {
        return of("LE Read Local Supported Features", 0x2003, parameters(0));
    }

    static HciCommand setEventMask() {
        return of("Set Event Mask", 0x0C01, parameters(8).putLong(EVENT_MASK));
    }

    static HciCommand leSetEventMask(boolean connections) {
        long mask = LE_REPORTS_MASK | (connections ? LE_CONNECTIONS_MASK : 0);
        return of("LE Set Event Mask", 0x2001, parameters(8).putLong(mask));
    }

    /** Passive, own address public, every advertiser. */
    static HciCommand leSetScanParameters(ScanTiming timing) {
        return of(
                "LE Set Scan Parameters",
                0x200B,
                parameters(7)
                        .put((byte) 0)
                        .putShort(units(timing.intervalMillis()))
                        .putShort(units(timing.windowMillis()))
                        .put((byte) 0)
                        .put((byte) 0));
    }

    /** With duplicates: each advertisement is wanted. */
    static HciCommand leSetScanEnable(boolean enable) {
        return of(
                "LE Set Scan Enable",
                0x200C,
                parameters(2).put((byte) (enable ? 1 : 0)).put((byte) 0));
    }

    /** As the legacy command, on the 1M PHY, or on 1M and Coded with half of the window each. */
    static HciCommand leSetExtendedScanParameters(ScanTiming timing) {
        boolean coded = timing.codedPhy();
        short interval = units(timing.intervalMillis());
        short window = (short) (units(timing.windowMillis()) / (coded ? 2 : 1));
        ByteBuffer parameters = parameters(coded ? 13 : 8)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) (coded ? PHY_1M | PHY_CODED : PHY_1M));
        for (int phy = 0; phy < (coded ? 2 : 1); phy++) {
            parameters.put((byte) 0).putShort(interval).putShort(window);
        }
        return of("LE Set Extended Scan Parameters", 0x2041, parameters);
    }

    /** With duplicates, without end. */
    static HciCommand leSetExtendedScanEnable(boolean enable) {
        return of(
                "LE Set Extended Scan Enable",
                0x2042,
                parameters(6)
                        .put((byte) (enable ? 1 : 0))
                        .put((byte) 0)
                        .putShort((short) 0)
                        .putShort((short) 0));
    }

    @Override
    public String toString() {
        return String.format("%s (0x%04X)", name, opcode);
    }

    static ByteBuffer parameters(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
    }

    static HciCommand of(String name, int opcode, ByteBuffer parameters) {
        byte[] octets = ByteBuffer.allocate(4 + parameters.capacity())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) COMMAND_PACKET)
                .putShort((short) opcode)
                .put((byte) parameters.capacity())
                .put(parameters.flip())
                .array();
        return new HciCommand(name, opcode, octets);
    }

    /** Scan times are in units of 0.625 ms. */
    private static short units(int millis) {
        return (short) (millis * SCAN_UNITS_PER_10_MILLIS / 10);
    }
}
