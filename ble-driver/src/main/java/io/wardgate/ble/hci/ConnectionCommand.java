package io.wardgate.ble.hci;

import io.wardgate.api.gatt.GattDevice;
import io.wardgate.ble.att.LinkTiming;
import java.nio.ByteBuffer;

/** Commands of a controller that connects (Bluetooth Core 5.4, Vol 4, Part E, 7.1, 7.4 and 7.8). */
final class ConnectionCommand {

    private static final int ADDRESS_OCTETS = 6;
    private static final int REMOTE_USER_TERMINATED = 0x13;
    private static final byte PHY_1M = 1;

    /** In 0.625 ms: half of the time goes to looking for the device, half to scanning. */
    private static final short LOOK_INTERVAL = 0x60;

    private static final short LOOK_WINDOW = 0x30;

    private ConnectionCommand() {}

    static HciCommand readBufferSize() {
        return HciCommand.of("Read Buffer Size", 0x1005, HciCommand.parameters(0));
    }

    static HciCommand readAddress() {
        return HciCommand.of("Read BD_ADDR", 0x1009, HciCommand.parameters(0));
    }

    static HciCommand leReadBufferSize() {
        return HciCommand.of("LE Read Buffer Size", 0x2002, HciCommand.parameters(0));
    }

    static HciCommand leSetRandomAddress(long address) {
        ByteBuffer parameters = HciCommand.parameters(ADDRESS_OCTETS);
        return HciCommand.of("LE Set Random Address", 0x2005, putAddress(parameters, address));
    }

    static HciCommand disconnect(int handle) {
        return HciCommand.of(
                "Disconnect",
                0x0406,
                HciCommand.parameters(3).putShort((short) handle).put((byte) REMOTE_USER_TERMINATED));
    }

    /** @param ownRandom whether we connect under the random address that was set, else under the public one */
    static HciCommand leCreateConnection(GattDevice device, boolean ownRandom, LinkTiming timing) {
        ByteBuffer parameters = HciCommand.parameters(25)
                .putShort(LOOK_INTERVAL)
                .putShort(LOOK_WINDOW)
                .put((byte) 0)
                .put(flag(device.random()));
        putAddress(parameters, device.address()).put(flag(ownRandom));
        return HciCommand.of("LE Create Connection", 0x200D, putTiming(parameters, timing));
    }

    /** As the legacy command, on the 1M PHY. */
    static HciCommand leExtendedCreateConnection(GattDevice device, boolean ownRandom, LinkTiming timing) {
        ByteBuffer parameters =
                HciCommand.parameters(26).put((byte) 0).put(flag(ownRandom)).put(flag(device.random()));
        putAddress(parameters, device.address())
                .put(PHY_1M)
                .putShort(LOOK_INTERVAL)
                .putShort(LOOK_WINDOW);
        return HciCommand.of("LE Extended Create Connection", 0x2043, putTiming(parameters, timing));
    }

    static HciCommand leCreateConnectionCancel() {
        return HciCommand.of("LE Create Connection Cancel", 0x200E, HciCommand.parameters(0));
    }

    static HciCommand leConnectionUpdate(int handle, LinkTiming timing) {
        return HciCommand.of(
                "LE Connection Update",
                0x2013,
                putTiming(HciCommand.parameters(14).putShort((short) handle), timing));
    }

    /** With no wish for the length of the meetings. */
    private static ByteBuffer putTiming(ByteBuffer parameters, LinkTiming timing) {
        return parameters
                .putShort((short) timing.intervalMin())
                .putShort((short) timing.intervalMax())
                .putShort((short) timing.latency())
                .putShort((short) timing.timeout())
                .putShort((short) 0)
                .putShort((short) 0);
    }

    private static ByteBuffer putAddress(ByteBuffer parameters, long address) {
        for (int i = 0; i < ADDRESS_OCTETS; i++) {
            parameters.put((byte) (address >>> Byte.SIZE * i));
        }
        return parameters;
    }

    private static byte flag(boolean on) {
        return (byte) (on ? 1 : 0);
    }
}
