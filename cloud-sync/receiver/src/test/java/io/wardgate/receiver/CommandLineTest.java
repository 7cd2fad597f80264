package io.wardgate.receiver;

import static io.wardgate.receiver.LockStepClient.connect;
import static io.wardgate.receiver.LockStepClient.publish;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @TempDir
    Path directory;

    private ChildReceiver run(String... more) throws Exception {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--database";
        arguments[1] = RunningReceiver.h2(directory);
        System.arraycopy(more, 0, arguments, 2, more.length);
        return ChildReceiver.start(directory.resolve("out"), arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--mqtt-listen | nonsense | allowed: <host>:<port",
                "--mqtt-listen | 0.0.0.0:1883 | without TLS only loopback is allowed",
                "--mqtt-broker | http://x | allowed: tcp://<host>:<port>",
                "--http | 0.0.0.0:80 | only loopback is allowed",
                "--tcp-listen | 0.0.0.0:9100 | without TLS only loopback is allowed",
                "--tcp-connect | 192.0.2.1:9100 | without TLS only loopback is allowed",
                "--gateway-http-listen | 0.0.0.0:9102 | without TLS only loopback is allowed",
                "--udp-listen | 0.0.0.0:9101 | without --udp-key-file only loopback is allowed",
                "--colour | red | Unknown option"
            })
    void aWrongOptionIsOneLineThatNamesIt(String option, String value, String says) throws Exception {
        ChildReceiver child = run(option, value);
        assertThat(child.exitCode()).isEqualTo(2);
        assertThat(child.output().strip()).hasLineCount(1).contains(option, says);
    }

    @Test
    void aPortInUseIsOneLineAndExitCode2() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            ChildReceiver child = run("--mqtt-listen", "127.0.0.1:" + taken.getLocalPort(), "--http", "127.0.0.1:0");
            assertThat(child.exitCode()).isEqualTo(2);
            assertThat(child.output().strip()).hasLineCount(1).contains("--mqtt-listen", "" + taken.getLocalPort());
        }
    }

    @Test
    void endsCleanlyOnSigtermWithEverythingCommitted() throws Exception {
        int port = ChildReceiver.freePort();
        ChildReceiver child = run("--mqtt-listen", "127.0.0.1:" + port, "--http", "127.0.0.1:0")
                .awaitReady(port);
        try (LockStepClient client = new LockStepClient(port)) {
            client.send(connect(4, "last", 60)).receive();
            client.send(publish(4, "wg/v1/GW-1/up", 1, 1, Batches.routine(1)));
            assertThat(client.receive()).isEqualTo("40020001");
        }
        assertThat(child.terminate()).isZero();
        assertThat(child.output()).contains("stopped");
        assertThat(RunningReceiver.count(RunningReceiver.h2(directory), "SELECT COUNT(*) FROM commit_group"))
                .isEqualTo(1);
    }
}
