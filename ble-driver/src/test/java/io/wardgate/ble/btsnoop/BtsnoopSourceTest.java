package io.wardgate.ble.btsnoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.report.HciEvents;
import io.wardgate.ble.source.QueuedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is btsnoop about the source, with shell commands as monitors; the contract is elsewhere. */
class BtsnoopSourceTest {

    private static final long OURS = 0xA4C1_388D_18B2L;

    @TempDir
    Path directory;

    private final List<Advertisement> heard = new CopyOnWriteArrayList<>();
    private @Nullable QueuedSource source;

    @AfterEach
    void stop() {
        if (source != null) {
            source.stop();
        }
    }

    @Test
    void hearsAMonitorThatEndsUpToItsLastRecord() throws IOException {
        hear("cat " + stream(BtsnoopRecords.greeting(0, OURS), report(0, 1), report(0, 2)));

        until(() -> heard.size() == 2);
        until(() -> statistics("recoveries") == 1);
    }

    @Test
    void tellsTheLastWordsOfAMonitorThatEnds() {
        QueuedSource hearing = hear("echo one >&2; echo 'no such thing' >&2; exit 7");

        until(() -> hearing.statistics().detail().contains("next attempt"));
        assertThat(hearing.statistics().detail())
                .startsWith("the monitor ended with code 7: no such thing; check command")
                .endsWith("next attempt in 1 s");
        assertThat(hearing.statistics().state()).isEqualTo(State.OPENING);
    }

    @Test
    void blamesTheMonitorNotTheAdapterIfNothingWasTold() throws IOException {
        hear("cat " + stream(BtsnoopRecords.HEADER) + "; exit 1");

        until(() -> statistics("recoveries") == 1);
        until(() -> hearing().statistics().detail().contains("next attempt in 2 s"));
        assertThat(hearing().statistics().detail()).startsWith("the monitor ended with code 1; check command");
    }

    @Test
    void isNotHeldUpByAMonitorThatComplainsWithoutEnd() throws IOException {
        hear("cat " + stream(BtsnoopRecords.greeting(0, OURS)) + "; yes trouble >&2");

        until(() -> hearing().statistics().state() == State.SCANNING);
        hearing().stop();
        assertThat(hearing().statistics().state()).isEqualTo(State.STOPPED);
    }

    @Test
    void endsWhatTheCommandStartedToo() throws IOException {
        Path child = directory.resolve("child");
        hear("sleep 600 & echo $! > " + child + ".new; mv " + child + ".new " + child + "; wait");
        until(() -> Files.exists(child));
        long grandchild = Long.parseLong(Files.readString(child).strip());
        assertThat(ProcessHandle.of(grandchild)).isPresent();

        hearing().stop();

        until(() -> !ProcessHandle.of(grandchild).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void startsAnewAfterTextInTheStreamAndCountsIt() throws IOException {
        hear("cat " + stream(BtsnoopRecords.greeting(0, OURS), report(0, 1))
                + "; echo 'Bluetooth monitor ver 5.66 and more'; sleep 600");

        until(() -> statistics("recoveries") > 0 && statistics("skippedOctets") > 0);
        assertThat(heard).isNotEmpty();
        assertThat(statistics("skippedOctets") % "Bluetooth monitor ver 5.66 and more\n".length())
                .isZero();
    }

    @Test
    void showsWhatTheMonitorLostItself() throws IOException {
        hear("cat "
                + stream(BtsnoopRecords.greeting(0, OURS), BtsnoopRecords.record(0, 8, 17, new byte[0]))
                + "; sleep 600");

        until(() -> statistics("monitorDrops") == 17);
    }

    @Test
    void waitsForAnAdapterThatIsNotThere() throws IOException {
        hear("cat " + stream(BtsnoopRecords.greeting(0, 5), report(0, 1)) + "; sleep 600");

        until(() -> hearing().statistics().detail().contains("is not there"));
        assertThat(hearing().statistics().detail())
                .isEqualTo("A4:C1:38:8D:18:B2 is not there; plug it in or correct adapter; there is"
                        + " hci0 00:00:00:00:00:05");
        assertThat(hearing().statistics().state()).isEqualTo(State.OPENING);
        assertThat(heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hci0", "0", "00:00:00:00:00:00", "A4:C1:38:8D:18", "usb:", "usb:1", "usb:1-1/../..", ""})
    void refusesAdaptersThatAreNoAddressAndNoPort(String adapter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdapterBinding.parse("ble.btsnoop", adapter, directory))
                .withMessageContaining("ble.btsnoop.adapter is " + adapter + "; allowed:");
    }

    @Test
    void takesBtmonWhereNoCommandIsGiven() {
        BtsnoopSettings settings = new BtsnoopSettings("radio", new AdapterBinding.ByAddress(OURS), "", 10, 256);

        assertThat(settings.command()).isEqualTo(BtsnoopSettings.BTMON);
    }

    private QueuedSource hear(String command) {
        BtsnoopSettings settings = new BtsnoopSettings(
                "shell", AdapterBinding.parse("ble.btsnoop", "a4:c1:38:8d:18:b2", directory), command, 600, 256);
        QueuedSource made = BtsnoopAdvertisementSource.of(settings, advertisement -> false, new SteadyClock(1));
        source = made;
        made.start(heard::add);
        return made;
    }

    private QueuedSource hearing() {
        return Objects.requireNonNull(source);
    }

    private long statistics(String figure) {
        return hearing().health("ble.btsnoop").check().figures().getOrDefault(figure, -1L);
    }

    private Path stream(byte[]... parts) throws IOException {
        return Files.write(directory.resolve("stream"), BtsnoopRecords.joined(parts));
    }

    private static byte[] report(int index, long address) {
        return BtsnoopRecords.event(index, HciEvents.legacyReport(address, new byte[0], -50));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }
}
