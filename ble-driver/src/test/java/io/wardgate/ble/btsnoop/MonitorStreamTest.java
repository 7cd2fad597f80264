package io.wardgate.ble.btsnoop;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.report.HciEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which adapter is heard: the bound one, wherever the kernel counts it. */
class MonitorStreamTest {

    private static final long OURS = 0xA4C1_388D_18B2L;
    private static final long OTHER = 0x0011_2233_4455L;

    private final CollectedRecords sink = new CollectedRecords();
    private BoundAdapter adapter = new BoundAdapter(new AdapterBinding.ByAddress(OURS));

    @Test
    void hearsTheBoundAdapterAlone() throws IOException {
        feed(
                BtsnoopRecords.greeting(0, OTHER),
                withoutHeader(BtsnoopRecords.greeting(1, OURS)),
                report(0, 10),
                report(1, 11));

        assertThat(addresses()).containsExactly(11L);
        assertThat(adapter.describe()).isEqualTo("is hci1");
    }

    @Test
    void followsItToAnotherIndexAfterItWasPluggedInAgain() throws IOException {
        feed(
                BtsnoopRecords.greeting(0, OURS),
                report(0, 1),
                BtsnoopRecords.closeIndex(0),
                BtsnoopRecords.deletedIndex(0),
                report(0, 2),
                withoutHeader(BtsnoopRecords.greeting(0, OTHER)),
                withoutHeader(BtsnoopRecords.greeting(3, OURS)),
                report(0, 3),
                report(3, 4));

        assertThat(addresses()).containsExactly(1L, 4L);
    }

    @Test
    void takesTheAddressThatTheKernelLearntAfterPluggingIn() throws IOException {
        feed(BtsnoopRecords.HEADER, BtsnoopRecords.newIndex(0, 0), BtsnoopRecords.openIndex(0), report(0, 1));
        assertThat(adapter.isThere()).isFalse();
        assertThat(adapter.describe()).contains("is not there").contains("hci0 00:00:00:00:00:00");

        adapter.named(0, OURS);

        assertThat(adapter.isAt(0)).isTrue();
        assertThat(adapter.isOn()).isTrue();
        assertThat(addresses()).isEmpty();
    }

    @Test
    void saysWhatToDoAboutAnAdapterThatIsSwitchedOff() throws IOException {
        feed(BtsnoopRecords.greeting(2, OURS), BtsnoopRecords.closeIndex(2));

        assertThat(adapter.isThere()).isTrue();
        assertThat(adapter.isOn()).isFalse();
        assertThat(adapter.describe()).isEqualTo("is hci2, switched off; switch it on (bluetoothctl power on)");
    }

    @Test
    void tellsWhoeverScansWhatIsMissing() throws IOException {
        MonitorStream stream = stream();
        feed(stream, BtsnoopRecords.greeting(2, OURS), BtsnoopRecords.scanEnable(2, true, true));
        assertThat(adapter.describeWithScan()).contains("the controller filters repeats");

        feed(stream, BtsnoopRecords.scanEnable(1, true, false));
        assertThat(adapter.describeWithScan()).contains("the controller filters repeats");
        feed(stream, BtsnoopRecords.scanEnable(2, true, false));
        assertThat(adapter.describeWithScan()).contains("every advertisement is reported");
        feed(stream, BtsnoopRecords.scanEnable(2, false, false));
        assertThat(adapter.describeWithScan()).contains("BlueZ or another program must switch it on");
    }

    @Test
    void countsEventsThatContradictTheirRecord() throws IOException {
        feed(
                BtsnoopRecords.greeting(1, OURS),
                BtsnoopRecords.record(1, 3, 0, new byte[] {0x3E}),
                BtsnoopRecords.record(1, 3, 0, new byte[] {0x3E, 5, 2, 1}),
                BtsnoopRecords.record(1, 0, 0, new byte[3]),
                BtsnoopRecords.record(1, 1, 0, new byte[1]),
                report(1, 7));

        assertThat(sink.kept.malformed).isEqualTo(4);
        assertThat(addresses()).containsExactly(7L);
    }

    @Test
    void passesOverRecordsThatSayNothingToAListener() throws IOException {
        feed(BtsnoopRecords.greeting(1, OURS));
        for (int opcode = 2; opcode <= 0xFF; opcode++) {
            boolean meansSomething =
                    opcode == RecordKind.EVENT || opcode >= RecordKind.OPEN_INDEX && opcode <= RecordKind.INDEX_INFO;
            if (!meansSomething) {
                feed(BtsnoopRecords.HEADER, BtsnoopRecords.record(1, opcode, 0, new byte[2]));
            }
        }

        assertThat(sink.kept.malformed).isZero();
        assertThat(adapter.isOn()).isTrue();
    }

    @Test
    void findsAnAdapterByItsUsbPortAndNotOneBehindIt(@TempDir Path sysfs) throws IOException {
        Path hub = Files.createDirectories(sysfs.resolve("devices/usb1/1-1/1-1.2/1-1.2:1.0/bluetooth/hci0"));
        Path port = Files.createDirectories(sysfs.resolve("devices/usb1/1-1/1-1:1.0/bluetooth/hci1"));
        Files.createSymbolicLink(sysfs.resolve("hci0"), hub);
        Files.createSymbolicLink(sysfs.resolve("hci1"), port);
        adapter = new BoundAdapter(AdapterBinding.parse("ble.btsnoop", "usb:1-1", sysfs));

        feed(
                BtsnoopRecords.greeting(0, OURS),
                withoutHeader(BtsnoopRecords.greeting(1, OTHER)),
                withoutHeader(BtsnoopRecords.greeting(2, OTHER)),
                report(0, 10),
                report(1, 11),
                report(2, 12));

        assertThat(addresses()).containsExactly(11L);
    }

    private MonitorStream stream() {
        return new MonitorStream("radio", adapter, sink, new SteadyClock(1));
    }

    private void feed(byte[]... parts) throws IOException {
        feed(stream(), parts);
    }

    private static void feed(MonitorStream stream, byte[]... parts) throws IOException {
        byte[] all = BtsnoopRecords.joined(parts);
        stream.feed(all, all.length);
    }

    private static byte[] report(int index, long address) {
        return BtsnoopRecords.event(index, HciEvents.legacyReport(address, new byte[0], -50));
    }

    private static byte[] withoutHeader(byte[] stream) {
        return Arrays.copyOfRange(stream, BtsnoopRecords.HEADER.length, stream.length);
    }

    private List<Long> addresses() {
        return sink.kept.reports.stream().map(Advertisement::address).toList();
    }
}
