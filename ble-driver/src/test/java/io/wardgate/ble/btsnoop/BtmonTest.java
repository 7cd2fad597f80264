package io.wardgate.ble.btsnoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.report.HciEvents;
import io.wardgate.ble.source.Heard;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format against BlueZ's own tool: it must read what our tests write, and begin a stream as we expect. */
class BtmonTest {

    private static final long OURS = 0xA4C1_388D_18B2L;
    private static final List<Heard> REPORTS = List.of(
            Heard.of(0xC001_A2B3_C4D5L),
            Heard.of(0xFFFF_0000_0001L).withRssi(-100),
            Heard.of(0xC001_A2B3_C4D6L).withRssi(-1).withData(Heard.structures(31)),
            Heard.of(0xD234_5678_9ABCL).withRssi(20));

    @TempDir
    Path directory;

    @BeforeEach
    void findTheTool() {
        assumeTrue(has("btmon"), "btmon (Debian: bluez) is not installed: the test against the real tool is skipped");
    }

    @Test
    void readsOurStreamAsWeDo() throws Exception {
        byte[] stream = BtsnoopRecords.joined(
                BtsnoopRecords.greeting(0, OURS),
                BtsnoopRecords.joined(
                        events().map(event -> BtsnoopRecords.event(0, event)).toArray(byte[][]::new)));
        Path file = Files.write(directory.resolve("stream"), stream);

        Process btmon = new ProcessBuilder("btmon", "-r", file.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(btmon.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        CollectedRecords ours = new CollectedRecords();
        new MonitorStream("radio", new BoundAdapter(new AdapterBinding.ByAddress(OURS)), ours, new SteadyClock(1))
                .feed(stream, stream.length);
        List<String> theirs = reports(printed);
        assertThat(theirs).hasSize(2 * REPORTS.size());
        assertThat(ours.kept.reports.stream().map(BtmonTest::text)).containsExactlyElementsOf(theirs);
        assertThat(printed).contains("New Index: A4:C1:38:8D:18:B2").contains("Open Index: A4:C1:38:8D:18:B2");
    }

    @Test
    void startsWithOurHeaderWhenItWritesToADescriptorOfTheShell() throws Exception {
        Process btmon = new ProcessBuilder("/bin/sh", "-c", BtsnoopSettings.BTMON).start();
        try {
            assertThat(btmon.getInputStream().readNBytes(BtsnoopRecords.HEADER.length))
                    .isEqualTo(BtsnoopRecords.HEADER);
        } finally {
            btmon.destroy();
            btmon.waitFor();
        }
    }

    /** Each report once in the legacy way, then once in the extended way. */
    private static Stream<byte[]> events() {
        return Stream.concat(
                REPORTS.stream().map(HciEvents::legacy), REPORTS.stream().map(report -> HciEvents.extended(0, report)));
    }

    /** Addresses and signal strengths as btmon prints them, in order. */
    private static List<String> reports(String printed) {
        Matcher line = Pattern.compile("(?m)^ +Address: ([0-9A-F:]{17}).*$|^ +RSSI: (-?\\d+) dBm")
                .matcher(printed);
        List<String> found = new ArrayList<>();
        String address = "";
        while (line.find()) {
            if (line.group(1) != null) {
                address = line.group(1);
            } else {
                found.add(address + " " + line.group(2));
            }
        }
        return found;
    }

    private static String text(Advertisement one) {
        return text(one.address(), one.rssiDbm());
    }

    private static String text(long address, int rssiDbm) {
        return new AdapterBinding.ByAddress(address) + " " + rssiDbm;
    }

    private static boolean has(String tool) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
