package io.wardgate.ble.btsnoop;

import static io.wardgate.ble.fuzz.FuzzTarget.must;

import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.fuzz.FuzzTarget;
import io.wardgate.ble.fuzz.Pieces;
import io.wardgate.ble.fuzz.PuppetClock;
import io.wardgate.ble.report.HciEvents;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The stream of a monitor: how it is cut makes no difference to what is heard of it or to whether it ends, and what is
 * unread never exceeds what came.
 */
public final class BtsnoopFuzzTarget implements FuzzTarget {

    private static final int INDEX = 1;
    private static final long ADAPTER = 0xA4C1_388D_18B2L;

    @Override
    public void take(byte[] octets) {
        byte[] stream = octets.length == 0 ? octets : Arrays.copyOfRange(octets, 1, octets.length);
        String whole = heard(List.of(stream), stream.length);
        String cut = heard(Pieces.of(octets), stream.length);
        must(whole.equals(cut), "cuts make a difference: " + whole + " and " + cut);
    }

    private static String heard(List<byte[]> pieces, int octets) {
        CollectedRecords sink = new CollectedRecords();
        BoundAdapter adapter = new BoundAdapter(new AdapterBinding.ByAddress(ADAPTER));
        MonitorStream monitor = new MonitorStream("fuzz", adapter, sink, new PuppetClock());
        String end = "goes on";
        try {
            for (byte[] piece : pieces) {
                monitor.feed(piece, piece.length);
            }
        } catch (BtsnoopException e) {
            end = String.valueOf(e.getMessage());
        }
        must(monitor.unread() >= 0 && monitor.unread() <= octets, "unread " + monitor.unread() + " of " + octets);
        StringBuilder all = new StringBuilder(end).append(sink.lost).append('/').append(sink.kept.malformed);
        sink.kept.reports.forEach(report -> all.append('\n')
                .append(report.address())
                .append(report.rssiDbm())
                .append(HexFormat.of().formatHex(report.data())));
        return all.toString();
    }

    @Override
    public List<byte[]> seeds() {
        byte[] greeting = BtsnoopRecords.greeting(INDEX, ADAPTER);
        byte[] report = HciEvents.legacyReport(7, new byte[] {2, 1, 6}, -60);
        return List.of(
                Pieces.input(100, greeting, BtsnoopRecords.event(INDEX, report)),
                Pieces.input(
                        33,
                        greeting,
                        BtsnoopRecords.record(INDEX, 3, 5, Arrays.copyOfRange(report, 1, report.length)),
                        BtsnoopRecords.scanEnable(INDEX, true, true)),
                Pieces.input(
                        256,
                        greeting,
                        BtsnoopRecords.event(INDEX, HciEvents.extendedReport(7, 1, new byte[200], -60)),
                        BtsnoopRecords.event(INDEX, HciEvents.extendedReport(7, 0, new byte[0], -60)),
                        BtsnoopRecords.closeIndex(INDEX),
                        BtsnoopRecords.deletedIndex(INDEX)));
    }
}
