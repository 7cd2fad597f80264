package io.wardgate.ble.btsnoop;

import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.RadioPeer;
import io.wardgate.ble.source.SourceThroughput;

/** Benchmark of the btsnoop source: a monitor's stream from a child process. Exits with 1 if something was lost uncounted. */
public final class BtsnoopThroughput {

    private BtsnoopThroughput() {}

    /** Arguments: seconds at line rate and seconds of flood; 60 and 30 if absent. */
    public static void main(String[] arguments) throws Exception {
        boolean good;
        try (RadioPeer radio = new BtsnoopRadioPeer(ReportPackets.LEGACY)) {
            good = SourceThroughput.run(radio, arguments);
        }
        System.exit(good ? 0 : 1);
    }
}
