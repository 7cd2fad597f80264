package io.wardgate.ble.hci;

import static io.wardgate.ble.fuzz.FuzzTarget.must;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.fuzz.FuzzTarget;
import io.wardgate.ble.fuzz.Pieces;
import io.wardgate.ble.fuzz.PuppetClock;
import io.wardgate.ble.fuzz.ScriptedPort;
import io.wardgate.ble.report.AdvertisingReports;
import io.wardgate.ble.report.CollectedReports;
import io.wardgate.ble.report.HciEvents;
import java.util.List;

/**
 * The octets of a controller's line, in pieces: H4 framing and both kinds of reports. Reports and skipped octets together
 * are no more than came, data is whole AD structures, and after a pause the next report is heard.
 */
public final class H4FuzzTarget implements FuzzTarget {

    private static final long PROBE = 0xFEED;
    private static final int GREATEST_DATA = 1_650;

    @Override
    public void take(byte[] octets) {
        CollectedReports heard = new CollectedReports();
        PuppetClock clock = new PuppetClock();
        HciLink link = new HciLink("fuzz", new ScriptedPort(List.of(), clock), heard, clock);
        H4Framer framer = new H4Framer(link);
        for (byte[] piece : Pieces.of(octets)) {
            framer.feed(piece, piece.length);
            clock.advanceMillis(1);
        }
        framer.discard();
        long reported = (long) heard.reports.size() * AdvertisingReports.LEGACY_FIXED_OCTETS;
        must(reported + framer.skippedOctets() <= octets.length, "more than came was reported or skipped");
        heard.reports.forEach(H4FuzzTarget::check);

        byte[] probe = HciEvents.legacyReport(PROBE, new byte[0], -50);
        framer.feed(probe, probe.length);
        int count = heard.reports.size();
        must(count > 0 && heard.reports.get(count - 1).address() == PROBE, "deaf after a pause");
    }

    private static void check(Advertisement report) {
        byte[] data = report.data();
        must(data.length <= GREATEST_DATA, "too much data");
        must(new AdCursor().goodPrefix(data) == data.length, "data that is no whole structures");
        must(report.address() >>> 48 == 0, "an address of more than 48 bits");
    }

    @Override
    public List<byte[]> seeds() {
        byte[] data = {2, 1, 6, 3, (byte) 0xFF, 1, 2};
        return List.of(
                Pieces.input(256, HciEvents.legacyReport(1, data, -60), HciEvents.legacyReport(2, data, -60)),
                Pieces.input(7, HciEvents.extendedReport(1, 0, data, -60)),
                Pieces.input(256, HciEvents.extendedReport(1, 1, data, -60), HciEvents.extendedReport(1, 0, data, -60)),
                Pieces.input(256, HciEvents.extendedReport(1, 2, data, 127), HciEvents.hardwareError()),
                Pieces.input(3, HciEvents.commandComplete(0x0C03, (byte) 0), HciEvents.commandStatus(0x2042, 0x0C)));
    }
}
