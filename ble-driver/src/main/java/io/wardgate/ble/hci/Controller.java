package io.wardgate.ble.hci;

import java.io.IOException;

/**
 * Brings the controller of a link from any state to scanning.
 *
 * <p>A controller with extended advertising gets the extended scan commands only: mixing both kinds is refused by the
 * specification until the next reset. Version and supported commands are read for the log alone; a controller that
 * refuses to tell them is used all the same.
 *
 * <p>Owned by the reader thread of one source.
 */
final class Controller {

    private static final int CODED_PHY_FEATURE = 11;
    private static final int EXTENDED_ADVERTISING_FEATURE = 12;
    private static final int VERSION_OCTETS = 9;

    private final HciLink link;
    private final ScanTiming timing;
    private final boolean connects;
    private boolean extended;
    private LinkCapacity capacity = LinkCapacity.NONE;
    private String description = "";

    /** @param connects whether it is to hold connections, too */
    Controller(HciLink link, ScanTiming timing, boolean connects) {
        this.link = link;
        this.timing = timing;
        this.connects = connects;
    }

    /** Resets, asks, masks, scans. */
    void initialise() throws IOException {
        link.require(HciCommand.reset());
        byte[] version = link.exchange(HciCommand.readLocalVersion());
        byte[] commands = link.exchange(HciCommand.readLocalSupportedCommands());
        byte[] features = link.exchange(HciCommand.leReadLocalSupportedFeatures());
        extended = has(EXTENDED_ADVERTISING_FEATURE, features);
        if (timing.codedPhy() && !(extended && has(CODED_PHY_FEATURE, features))) {
            throw HciException.noCodedPhy();
        }
        description = describe(version, commands, extended) + (timing.codedPhy() ? " on 1M and Coded PHY" : "");
        link.require(HciCommand.setEventMask());
        link.require(HciCommand.leSetEventMask(connects));
        if (connects) {
            capacity = LinkCapacity.ask(link, extended);
        }
        link.require(
                extended ? HciCommand.leSetExtendedScanParameters(timing) : HciCommand.leSetScanParameters(timing));
        link.require(enable(true));
    }

    /** Stops scanning. */
    void pauseScan() throws IOException {
        link.require(enable(false));
    }

    /** Scans as before {@link #pauseScan}. */
    void resumeScan() throws IOException {
        link.require(enable(true));
    }

    /** What it can do for connections; known after {@link #initialise}. */
    LinkCapacity capacity() {
        return capacity;
    }

    /** Stops and starts scanning. */
    void rescan() throws IOException {
        link.exchange(enable(false));
        link.require(enable(true));
    }

    String description() {
        return description;
    }

    private HciCommand enable(boolean enable) {
        return extended ? HciCommand.leSetExtendedScanEnable(enable) : HciCommand.leSetScanEnable(enable);
    }

    private static boolean has(int feature, byte[] features) {
        int octet = 1 + feature / Byte.SIZE;
        return features.length > octet && (features[octet] >> feature % Byte.SIZE & 1) != 0;
    }

    private static String describe(byte[] version, byte[] commands, boolean extended) {
        String who = version.length >= VERSION_OCTETS
                ? String.format(
                        "HCI version %d, manufacturer 0x%04X",
                        version[1], (version[5] & 0xFF) | ((version[6] & 0xFF) << 8))
                : "unknown controller";
        int supported = 0;
        for (int i = 1; i < commands.length; i++) {
            supported += Integer.bitCount(commands[i] & 0xFF);
        }
        return who + ", " + supported + " commands, " + (extended ? "extended" : "legacy") + " scanning";
    }
}
