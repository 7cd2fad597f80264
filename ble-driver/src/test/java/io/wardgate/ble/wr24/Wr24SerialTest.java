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
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                // Each octet value must pass unchanged; a frame in which the machine paused for 20 ms is sent again.
                await().atMost(60, TimeUnit.SECONDS)
                        .until(() -> sendUnheard(line, heard).isEmpty());
                assertThat(heard).allMatch(one -> Arrays.equals(one.data(), payload((int) one.address() - 1)));
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

    /** Sends a frame for each octet value that has not been heard; returns those values. */
    private static List<Integer> sendUnheard(TcpReceiverLine line, List<Advertisement> heard) throws IOException {
        Set<Long> addresses = heard.stream().map(Advertisement::address).collect(Collectors.toSet());
        List<Integer> unheard = IntStream.range(0, 256)
                .filter(value -> !addresses.contains(value + 1L))
                .boxed()
                .toList();
        for (int value : unheard) {
            line.send(ReceiverFrames.ofBand(FrameType.VITALS, value + 1, value, 0, payload(value)));
        }
        return unheard;
    }

    private static byte[] payload(int value) {
        byte[] payload = new byte[31];
        Arrays.fill(payload, (byte) value);
        payload[0] = 30;
        return payload;
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
