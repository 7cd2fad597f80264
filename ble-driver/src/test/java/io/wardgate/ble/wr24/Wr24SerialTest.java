package io.wardgate.ble.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.ble.SteadyClock;
import io.wardgate.ble.port.PortAddress;
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

/** A receiver on a serial line: a pseudo-terminal that socat joins to the fake one. */
class Wr24SerialTest {

    @TempDir
    private Path directory;

    @Test
    void hearsThroughAPseudoTerminalAndComesBackWhenItIsPluggedInAgain() throws Exception {
        assumeTrue(hasSocat(), "socat is not installed: the serial test is skipped");
        Path device = directory.resolve("receiver");
        List<Advertisement> heard = new CopyOnWriteArrayList<>();
        FakeReceiver receiver = new FakeReceiver();
        Wr24Radio radio = new Wr24Radio(
                new Wr24Settings(
                        "pty",
                        PortAddress.parse("ble.wr24", "serial:" + device, 921_600),
                        Wr24Settings.TX_POWER_AS_IT_IS,
                        60,
                        256),
                advertisement -> false,
                new SteadyClock(1));
        try (TcpReceiverLine line = new TcpReceiverLine(receiver)) {
            radio.start(heard::add);
            await().until(() -> radio.statistics().detail().contains("no such device"));

            Process socat = plugIn(device, line.port());
            try {
                await().atMost(20, TimeUnit.SECONDS)
                        .until(() -> radio.statistics().state() == State.SCANNING);
                for (int i = 0; i < 256; i++) {
                    // every octet value must pass unchanged
                    byte[] payload = new byte[31];
                    Arrays.fill(payload, (byte) i);
                    payload[0] = 30;
                    line.send(ReceiverFrames.ofBand(FrameType.VITALS, i + 1, i, 0, payload));
                }
                await().until(() -> heard.size() == 256);
                assertThat(heard.get(0x13).data()).endsWith(0x13);
                assertThat(radio.statistics().skippedOctets()).isZero();
            } finally {
                socat.destroy();
                socat.waitFor();
            }
            await().until(() -> radio.statistics().state() == State.OPENING);
            Process again = plugIn(device, line.port());
            try {
                await().atMost(20, TimeUnit.SECONDS)
                        .until(() -> radio.statistics().state() == State.SCANNING);
            } finally {
                again.destroy();
                again.waitFor();
            }
        } finally {
            radio.stop();
        }
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
