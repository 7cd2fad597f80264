package io.wardgate.tinyb.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.health.Health;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.tinyb.library.ChildFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TinybReaderTest {

    private static final String BUS = "unix:path=/nowhere/bus";
    private static final String ADAPTER = "A4:C1:38:8D:18:B2";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"Linux, aarch64", "Linux, riscv64", "Windows 11, amd64", "Mac OS X, aarch64"})
    void refusesOnceOnMachinesThatTheLibraryIsNotMadeForAndNamesTheFix(String os, String arch) {
        QueuedSource source = TinybAdvertisementSource.of(
                new TinybSettings("unit", BUS, ADAPTER, 60, 256),
                new ChildFiles(folder, os, arch),
                urgent -> false,
                new SteadyClock(1));
        source.start(advertisement -> {});

        await().until(() -> source.statistics().detail().contains("ble.tinyb"));
        Health health = source.health("ble.tinyb").check();
        assertThat(health.state()).isEqualTo(Health.State.FAILED);
        assertThat(health.summary()).contains(os + " " + arch, "ble.bluez", "ble.btsnoop");
        assertThat(source.statistics().recoveries()).isZero();
        assertThat(folder).isEmptyDirectory();
        source.stop();
        assertThat(source.statistics().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void isLossyOnceHoweverOftenItIsStarted() {
        QueuedSource source = TinybAdvertisementSource.of(
                new TinybSettings("unit", BUS, ADAPTER, 60, 256),
                new ChildFiles(folder, "Linux", "aarch64"),
                urgent -> false,
                new SteadyClock(1));
        for (int i = 0; i < 3; i++) {
            source.start(advertisement -> {});
            source.stop();
        }

        assertThat(source.health("ble.tinyb").check().figures()).containsEntry("lossy", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hci0", "", "usb:1-1.2", "A4:C1:38:8D:18"})
    void refusesAdaptersThatAreNotNamedByTheirAddress(String adapter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TinybSettings("unit", BUS, adapter, 60, 256))
                .withMessageContaining("ble.tinyb.adapter")
                .withMessageContaining("bluetoothctl list");
    }

    @Test
    void cutsWhatTheChildWritesIntoLinesAndEmptiesThoseThatAreTooLong() {
        List<String> lines = new ArrayList<>();
        ChildLines cutter = new ChildLines(lines::add);

        feed(cutter, "scan");
        feed(cutter, "ning\n\nscan");
        feed(cutter, "ned\n" + "x".repeat(ChildLines.LONGEST + 1) + "\nscanning\n");

        assertThat(lines).containsExactly("scanning", "", "scanned", "", "scanning");
    }

    private static void feed(ChildLines cutter, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        cutter.feed(octets, octets.length);
    }
}
