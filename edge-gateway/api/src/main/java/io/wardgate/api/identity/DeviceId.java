package io.wardgate.api.identity;

/**
 * How devices are numbered: 64 bits, of which the upper 16 name the number space.
 *
 * <pre>
 *  0x0001  WardGate band: its 32-bit id from docs/wire/band-v1.md     text wg-0000a1b2
 *  0x0002  any other device: its 48-bit Bluetooth address             text ble-c001a2b3c4d5
 * </pre>
 */
public final class DeviceId {

    private static final long BAND_SPACE = 0x0001L << 48;
    private static final long ADDRESS_SPACE = 0x0002L << 48;
    private static final long SPACE_MASK = 0xFFFFL << 48;
    private static final long ADDRESS_MASK = 0xFFFF_FFFF_FFFFL;

    private DeviceId() {}

    /** Id of a WardGate band. */
    public static long ofBand(int bandId) {
        return BAND_SPACE | Integer.toUnsignedLong(bandId);
    }

    /** Whether it is the id of a WardGate band. */
    public static boolean isBand(long deviceId) {
        return ofBand((int) deviceId) == deviceId;
    }

    /** Id of a device known only by its address. */
    public static long ofAddress(long address) {
        return ADDRESS_SPACE | (address & ADDRESS_MASK);
    }

    /** Text form for people, logs and JSON. */
    public static String format(long deviceId) {
        long space = deviceId & SPACE_MASK;
        if (space == BAND_SPACE) {
            return String.format("wg-%08x", deviceId & 0xFFFF_FFFFL);
        }
        if (space == ADDRESS_SPACE) {
            return String.format("ble-%012x", deviceId & ADDRESS_MASK);
        }
        return String.format("id-%016x", deviceId);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException naming the text if it is none
     */
    public static long parse(String text) {
        try {
            if (text.matches("wg-[0-9a-f]{8}")) {
                return ofBand(Integer.parseUnsignedInt(text.substring(3), 16));
            }
            if (text.matches("ble-[0-9a-f]{12}")) {
                return ofAddress(Long.parseLong(text.substring(4), 16));
            }
            if (text.matches("id-[0-9a-f]{16}")) {
                return Long.parseUnsignedLong(text.substring(3), 16);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a device id: " + text, e);
        }
        throw new IllegalArgumentException("not a device id: " + text + "; expected wg-<8 hex> or ble-<12 hex>");
    }
}
