package io.wardgate.tinyb.child;

import java.io.PrintStream;
import java.util.HexFormat;

/**
 * Writes what the child hears, a line each: {@code heard C0:01:A2:B3:C4:D5 -60 04ffffff00}, or {@code scanning}
 * now and then. The library itself may print, too; its lines begin with other words.
 *
 * <p>Thread-safe: the library calls from a thread of its own.
 */
final class ReportLines {

    private final PrintStream out;

    ReportLines(PrintStream out) {
        this.out = out;
    }

    void heard(String address, int rssiDbm, byte[] data) {
        write("heard " + address + " " + rssiDbm + " " + HexFormat.of().formatHex(data));
    }

    void scanning() {
        write("scanning");
    }

    /** A gateway that was killed reads no more: then nobody needs this process. */
    boolean isHeardNoMore() {
        return out.checkError();
    }

    private synchronized void write(String line) {
        out.print(line + "\n");
        out.flush();
    }
}
