package io.wardgate.uplink.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.protocol.api.Hello;
import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.tls.TlsFiles;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway that waits for its platform, against a platform that is played here. */
class TcpServerUplinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Queue<String> told = new ConcurrentLinkedQueue<>();
    private int port;
    private Uplink uplink;

    @BeforeEach
    void open() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        uplink = StreamTransports.server(settings(null), "");
        uplink.open(new UplinkListener() {
            @Override
            public void onMessage(byte[] message) {
                told.add("message of " + message.length);
            }

            @Override
            public void onUp(Lane lane) {
                told.add("up " + lane);
            }

            @Override
            public void onDown(Lane lane, String reason) {
                told.add("down " + lane + ": " + reason);
            }
        });
    }

    @AfterEach
    void close() {
        uplink.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("wardgate-uplink-tcpserver"));
    }

    private StreamSettings settings(@Nullable TlsFiles tls) {
        String scheme = tls == null ? "tcp" : "tcps";
        Endpoint listen = Endpoint.parse("uplink.tcpserver.listen", scheme + "://127.0.0.1:" + port, "tcp");
        return new StreamSettings("uplink.tcpserver", listen, tls, "GW-1", 1, 1);
    }

    private MessageSocket platform(boolean urgent) throws IOException {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        MessageSocket platform = new MessageSocket(socket, socket);
        platform.sendHello(new Hello("platform", urgent));
        assertThat(platform.receiveHello(20_000)).isEqualTo(new Hello("GW-1", urgent));
        return platform;
    }

    @Test
    void sendsEachLaneOverTheConnectionThatThePlatformMadeForIt() throws Exception {
        try (MessageSocket urgent = platform(true);
                MessageSocket shared = platform(false)) {
            await().atMost(PATIENCE).until(() -> uplink.isUp(Lane.EMERGENCY) && uplink.isUp(Lane.BULK));
            uplink.send(Lane.EMERGENCY, new byte[] {1});
            uplink.send(Lane.ALARM, new byte[] {2});
            assertThat(nextMessage(urgent)).containsExactly(1);
            assertThat(nextMessage(shared)).containsExactly(2);
            shared.send(new byte[300]);
            await().atMost(PATIENCE).until(() -> told.contains("message of 300"));
        }
    }

    /** Without the signs of life between. */
    private static byte[] nextMessage(MessageSocket socket) throws IOException {
        byte[] next = socket.receive();
        while (next.length == 0) {
            next = socket.receive();
        }
        return next;
    }

    @Test
    void aNewerConnectionReplacesTheOlder() throws Exception {
        try (MessageSocket older = platform(false);
                MessageSocket newer = platform(false)) {
            assertThatThrownBy(() -> nextMessage(older)).isInstanceOf(IOException.class);
            await().atMost(PATIENCE).until(() -> uplink.isUp(Lane.ROUTINE));
            uplink.send(Lane.ROUTINE, new byte[] {7});
            assertThat(nextMessage(newer)).containsExactly(7);
        }
    }

    @Test
    void givesUpAConnectionOfWhichNothingIsHeardForThreeKeepAlives() throws Exception {
        try (MessageSocket silent = platform(false)) {
            await().atMost(PATIENCE).until(() -> told.contains("down ROUTINE: nothing heard for 3000 ms"));
            assertThat(silent.peer()).isNotEmpty();
        }
    }

    @Test
    void turnsAwayWhoSaysNoHello() throws Exception {
        platform(true).close();
        try (Socket stranger = new Socket("127.0.0.1", port)) {
            stranger.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            stranger.setSoTimeout(20_000);
            assertThat(stranger.getInputStream().read()).isNegative();
        }
    }

    @Test
    void wantsThePlatformsNameWithTls() {
        TlsFiles files = new TlsFiles(Path.of("keys"), Path.of("trust"), Path.of("password"));
        assertThatThrownBy(() -> StreamTransports.server(settings(files), " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uplink.tcpserver.platform");
    }
}
