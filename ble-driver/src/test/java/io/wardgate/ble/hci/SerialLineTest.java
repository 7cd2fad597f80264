package io.wardgate.ble.hci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.ble.HeardAdvertisements;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.report.HciEvents;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The serial way through jSSC, on a pseudo-terminal that socat joins to the fake controller. */
class SerialLineTest {

    @TempDir
    Path directory;

    @Test
    void hearsThroughAPseudoTerminalAndComesBackWhenItIsPluggedInAgain() throws Exception {
        assumeTrue(hasSocat(), "socat is not installed: the serial test is skipped");
        Path device = directory.resolve("dongle");
        List<Advertisement> heard = new CopyOnWriteArrayList<>();
        HciSettings settings = new HciSettings(
                "pty", PortAddress.parse("ble.hci", "serial:" + device, 1_000_000), new ScanTiming(50, 50), 60, 256);
        AdvertisementSource source = new HciRadio(settings, advertisement -> false, new SteadyClock(1));
        try (FakeController controller = new FakeController(false)) {
            source.start(heard::add);
            await().until(() -> source.statistics().detail().contains("no such device"));

            // every octet value must pass unchanged
            byte[] all = new byte[31];
            all[0] = 30;
            all[1] = (byte) 0xFF;
            Process socat = plugIn(device, controller.port());
            try {
                await().atMost(20, TimeUnit.SECONDS).until(controller::isScanning);
                for (int i = 0; i < 256; i++) {
                    Arrays.fill(all, 2, all.length, (byte) i);
                    controller.send(HciEvents.legacyReport(i, all, -40));
                }
                await().until(() -> heard.size() == 256);
                assertThat(heard.get(0x13).data()).endsWith(0x13);
                assertThat(source.statistics().malformed()).isZero();
            } finally {
                socat.destroy();
                socat.waitFor();
            }
            Process again = plugIn(device, controller.port());
            try {
                await().atMost(20, TimeUnit.SECONDS).until(controller::isScanning);
                controller.send(HciEvents.legacyReport(999, HeardAdvertisements.hex("020106"), -40));
                await().until(() -> heard.size() == 257);
            } finally {
                again.destroy();
                again.waitFor();
            }
        } finally {
            source.stop();
        }
    }

    @Test
    void namesTheFixForADeviceThatIsNotThere() {
        assertThatThrownBy(() -> PortAddress.parse("ble.hci", "serial:" + directory.resolve("none"), 1_000_000)
                        .open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such device");
    }

    @Test
    void refusesPortsThatItCannotUse() {
        assertThatThrownBy(() -> PortAddress.parse("ble.hci", "serial:/dev/ttyACM0", 115_200))
                .hasMessageContaining("ble.hci.baud is 115200")
                .hasMessageContaining("460800");
        assertThatThrownBy(() -> PortAddress.parse("ble.hci", "usb:1", 1_000_000))
                .hasMessageContaining("ble.hci.port is usb:1")
                .hasMessageContaining("tcp:<host>");
        assertThatThrownBy(() -> PortAddress.parse("ble.hci", "tcp:host:70000", 1_000_000))
                .hasMessageContaining("65535");
    }

    private static Process plugIn(Path device, int port) throws IOException {
        return new ProcessBuilder("socat", "PTY,link=" + device + ",raw,echo=0", "TCP:127.0.0.1:" + port + ",nodelay")
                .inheritIO()
                .start();
    }

    private static boolean hasSocat() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "socat")));
    }
}
