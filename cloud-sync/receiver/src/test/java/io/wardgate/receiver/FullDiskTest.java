package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The disk under the H2 database is full, and has room again later; nobody restarts the receiver. */
class FullDiskTest {

    private static final int TIMES_FULL = 3;
    private static final int MANY = 2_000;

    @TempDir
    Path directory;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mountSmallDisk() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "cannot mount a small tmpfs: run as root with CAP_SYS_ADMIN");
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void unmount() throws Exception {
        root.detachAppender(log);
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void acknowledgesNothingWhileTheDiskIsFullAndGoesOnByItselfWhenThereIsRoom() throws Exception {
        String url = RunningReceiver.h2(disk);
        long acknowledged = 0;
        try (RunningReceiver receiver = RunningReceiver.on(url, null);
                LockStepClient client = new LockStepClient(receiver.mqttPort())) {
            client.send(connect(4, "gateway", 600)).receive();
            for (int time = 1; time <= TIMES_FULL; time++) {
                send(client, ++acknowledged);
                assertThat(client.receive()).isEqualTo(puback(acknowledged));
                Path ballast = fillUp(time);

                long unanswered = sendUntilNoAnswer(client, acknowledged + 1);

                acknowledged = unanswered - 1;
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> receiver.get("/health").statusCode() == 503);
                assertThatThrownBy(client.patience(3_000)::receive).isInstanceOf(SocketTimeoutException.class);
                assertThat(complaints()).as("one line each time").hasSize(time);

                Files.delete(ballast);

                assertThat(client.patience(30_000).receive())
                        .as("without being sent again")
                        .isEqualTo(puback(unanswered));
                acknowledged = unanswered;
                assertThat(receiver.get("/health").statusCode()).isEqualTo(200);
                assertThat(receiver.get("/api/bands/wg-00000001/readings?limit=1")
                                .statusCode())
                        .as("pages are served from the database again")
                        .isEqualTo(200);
            }
        }
        assertThat(RunningReceiver.count(url, "SELECT COUNT(*) FROM batch")).isEqualTo(acknowledged);
        assertThat(RunningReceiver.count(url, "SELECT COUNT(*) FROM reading")).isEqualTo(10 * acknowledged);
        assertThat(RunningReceiver.count(url, "SELECT COUNT(DISTINCT commit_group) FROM batch"))
                .as("lock step: a group each, and no number twice")
                .isEqualTo(acknowledged);
    }

    /** Leaves a little room, another each time, so that the disk becomes full in the middle of various writes. */
    private Path fillUp(int time) throws IOException {
        Path ballast = disk.resolve("ballast");
        long free = Files.getFileStore(disk).getUsableSpace() - (time - 1) * 24_576L;
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (long page = 0; page < free / 4_096; page++) {
                out.write(new byte[4_096]);
            }
        }
        return ballast;
    }

    /** Returns the batch that is not acknowledged. */
    private static long sendUntilNoAnswer(LockStepClient client, long first) throws IOException {
        client.patience(2_000);
        for (long sequence = first; sequence < first + MANY; sequence++) {
            send(client, sequence);
            try {
                assertThat(client.receive()).isEqualTo(puback(sequence));
            } catch (SocketTimeoutException e) {
                return sequence;
            }
        }
        return fail("the disk was never full");
    }

    private static void send(LockStepClient client, long sequence) throws IOException {
        client.send(publish(4, "wg/v1/GW-1/up", 1, (int) sequence, Batches.routine(sequence)));
    }

    private static String puback(long sequence) {
        return String.format("4002%04x", sequence);
    }

    private List<String> complaints() {
        return List.copyOf(log.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("nothing is acknowledged"))
                .toList();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
