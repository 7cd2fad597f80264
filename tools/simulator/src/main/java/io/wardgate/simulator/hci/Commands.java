package io.wardgate.simulator.hci;

import io.wardgate.simulator.hci.ControllerState.Reports;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Answers HCI commands with Command Complete events (Bluetooth Core 5.4, Vol 4, Part E, 7.7.14):
 *
 * <pre>
 *  04  0e  length  01 (packets allowed)  opcode (2, LE)  status  return parameters
 * </pre>
 *
 * <p>Owned by the connection's reader thread.
 */
final class Commands {

    static final int SUCCESS = 0x00;
    static final int UNKNOWN_COMMAND = 0x01;
    static final int COMMAND_DISALLOWED = 0x0C;
    static final int INVALID_PARAMETERS = 0x12;

    static final int RESET = 0x0C03;
    private static final int SET_EVENT_MASK = 0x0C01;
    private static final int READ_LOCAL_VERSION = 0x1001;
    private static final int READ_LOCAL_COMMANDS = 0x1002;
    private static final int READ_BD_ADDR = 0x1009;
    private static final int LE_SET_EVENT_MASK = 0x2001;
    private static final int LE_READ_BUFFER_SIZE = 0x2002;
    private static final int LE_READ_LOCAL_FEATURES = 0x2003;
    private static final int LE_SET_RANDOM_ADDRESS = 0x2005;
    private static final int LE_SET_SCAN_PARAMETERS = 0x200B;
    private static final int LE_SET_SCAN_ENABLE = 0x200C;
    private static final int LE_SET_EXTENDED_SCAN_PARAMETERS = 0x2041;
    private static final int LE_SET_EXTENDED_SCAN_ENABLE = 0x2042;

    private static final long FEATURE_EXTENDED_ADVERTISING = 1L << 12;
    private static final byte[] NOTHING = {};
    private static final int MASK_OCTETS = 8;

    private final ControllerState state;
    private final boolean extended;

    Commands(ControllerState state, boolean extended) {
        this.state = state;
        this.extended = extended;
    }

    /** Carries a command out and returns the event that answers it, with its H4 packet type. */
    byte[] answer(int opcode, byte[] parameters) {
        return switch (opcode) {
            case RESET -> {
                state.reset();
                yield complete(opcode, SUCCESS, NOTHING);
            }
            case READ_LOCAL_VERSION -> complete(opcode, SUCCESS, version());
            case READ_LOCAL_COMMANDS -> complete(opcode, SUCCESS, supportedCommands());
            case READ_BD_ADDR -> complete(opcode, SUCCESS, new byte[] {1, 0, 0, 0x57, 0x47, 0x02});
            case LE_READ_LOCAL_FEATURES ->
                complete(opcode, SUCCESS, littleEndian(extended ? FEATURE_EXTENDED_ADVERTISING : 0));
            case LE_READ_BUFFER_SIZE ->
                complete(opcode, SUCCESS, new byte[] {LinkSide.PACKET_OCTETS, 0, LinkSide.PACKETS});
            case SET_EVENT_MASK, LE_SET_EVENT_MASK -> complete(opcode, setMask(opcode, parameters), NOTHING);
            case LE_SET_RANDOM_ADDRESS -> complete(opcode, setRandomAddress(parameters), NOTHING);
            case LE_SET_SCAN_PARAMETERS -> complete(opcode, setParameters(Reports.LEGACY, parameters, 7, 7), NOTHING);
            case LE_SET_SCAN_ENABLE -> complete(opcode, enable(Reports.LEGACY, parameters, 2), NOTHING);
            case LE_SET_EXTENDED_SCAN_PARAMETERS ->
                extended
                        ? complete(opcode, setParameters(Reports.EXTENDED, parameters, 8, 13), NOTHING)
                        : complete(opcode, UNKNOWN_COMMAND, NOTHING);
            case LE_SET_EXTENDED_SCAN_ENABLE ->
                extended
                        ? complete(opcode, enable(Reports.EXTENDED, parameters, 6), NOTHING)
                        : complete(opcode, UNKNOWN_COMMAND, NOTHING);
            default -> complete(opcode, UNKNOWN_COMMAND, NOTHING);
        };
    }

    private int setMask(int opcode, byte[] parameters) {
        if (parameters.length != MASK_OCTETS) {
            return INVALID_PARAMETERS;
        }
        long mask = ByteBuffer.wrap(parameters).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (opcode == SET_EVENT_MASK) {
            state.eventMask(mask);
        } else {
            state.leEventMask(mask);
        }
        return SUCCESS;
    }

    private int setRandomAddress(byte[] parameters) {
        if (parameters.length != 6) {
            return INVALID_PARAMETERS;
        }
        return state.scanning() ? COMMAND_DISALLOWED : SUCCESS;
    }

    private int setParameters(Reports family, byte[] parameters, int least, int most) {
        if (!state.mayUse(family) || state.scanning()) {
            return COMMAND_DISALLOWED;
        }
        return parameters.length < least || parameters.length > most ? INVALID_PARAMETERS : SUCCESS;
    }

    private int enable(Reports family, byte[] parameters, int octets) {
        if (!state.mayUse(family)) {
            return COMMAND_DISALLOWED;
        }
        if (parameters.length != octets || (parameters[0] & 0xFE) != 0) {
            return INVALID_PARAMETERS;
        }
        state.scan(parameters[0] == 1);
        return SUCCESS;
    }

    /** HCI and LMP version 9 (5.0), company 0xFFFF. */
    private static byte[] version() {
        return new byte[] {9, 1, 0, 9, (byte) 0xFF, (byte) 0xFF, 1, 0};
    }

    /** The bits of section 6.27 for exactly the commands above and those of {@link LinkSide}. */
    private byte[] supportedCommands() {
        byte[] octets = new byte[64];
        octets[0] = 0b0010_0000;
        octets[5] = (byte) 0b1100_0000;
        octets[14] = 0b0000_1000;
        octets[15] = 0b0000_0010;
        octets[25] = 0b0001_0111;
        octets[26] = 0b0011_1100;
        octets[27] = 0b0000_0100;
        octets[37] = (byte) (extended ? 0b1110_0000 : 0);
        return octets;
    }

    private static byte[] littleEndian(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static byte[] complete(int opcode, int status, byte[] parameters) {
        return ByteBuffer.allocate(7 + parameters.length)
                .put((byte) 0x04)
                .put((byte) 0x0E)
                .put((byte) (4 + parameters.length))
                .put((byte) 1)
                .put((byte) opcode)
                .put((byte) (opcode >>> 8))
                .put((byte) status)
                .put(parameters)
                .array();
    }
}
