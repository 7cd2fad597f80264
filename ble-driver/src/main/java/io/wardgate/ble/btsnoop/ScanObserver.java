package io.wardgate.ble.btsnoop;

/**
 * Watches the commands by which others switch scanning on the bound adapter: this source only listens, so whether there
 * is anything to hear is decided elsewhere.
 *
 * <p>Layouts (Bluetooth Core 5.4, Vol 4, Part E, 7.8.11 and 7.8.65): opcode, length, enable, filter duplicates. What was
 * asked before the monitor began is unknown.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
final class ScanObserver {

    private static final int RESET = 0x0C03;
    private static final int SCAN_ENABLE = 0x200C;
    private static final int EXTENDED_SCAN_ENABLE = 0x2042;
    private static final int ENABLE_AT = 3;

    private enum Scan {
        UNKNOWN(""),
        OFF("; scanning was switched off: BlueZ or another program must switch it on"),
        ALL("; scanning, every advertisement is reported"),
        FILTERED("; scanning, but the controller filters repeats: not every advertisement is reported");

        private final String sentence;

        Scan(String sentence) {
            this.sentence = sentence;
        }
    }

    private Scan scan = Scan.UNKNOWN;

    /** A command {@code buffer[from..end)} that was sent to the adapter; true if it changed what is known. */
    boolean command(byte[] buffer, int from, int end) {
        if (end - from < ENABLE_AT) {
            return false;
        }
        Scan before = scan;
        int opcode = (buffer[from] & 0xFF) | (buffer[from + 1] & 0xFF) << 8;
        if (opcode == RESET) {
            scan = Scan.OFF;
        } else if ((opcode == SCAN_ENABLE || opcode == EXTENDED_SCAN_ENABLE) && end - from >= ENABLE_AT + 2) {
            boolean filtered = buffer[from + ENABLE_AT + 1] != 0;
            scan = buffer[from + ENABLE_AT] == 0 ? Scan.OFF : filtered ? Scan.FILTERED : Scan.ALL;
        }
        return scan != before;
    }

    /** Nothing is known of another controller. */
    void forget() {
        scan = Scan.UNKNOWN;
    }

    /** What is known, to be put after a sentence; may be empty. */
    String sentence() {
        return scan.sentence;
    }
}
