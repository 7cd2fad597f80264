package io.wardgate.ble.hci;

import io.wardgate.ble.report.ReportPackets;
import io.wardgate.ble.source.RadioPeer;
import io.wardgate.ble.source.SourceThroughput;

/** Benchmark of the hci source: a controller on TCP. Exits with 1 if something was lost uncounted. */
public final class HciThroughput {

    private HciThroughput() {}

    /** Arguments: seconds at line rate and seconds of flood; 60 and 30 if absent. */
    public static void main(String[] arguments) throws Exception {
        boolean good;
        try (RadioPeer radio = new HciRadioPeer(ReportPackets.LEGACY)) {
            good = SourceThroughput.run(radio, arguments);
        }
        System.exit(good ? 0 : 1);
    }
}
