package io.wardgate.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LinkProxyTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private ServerSocket receiver;
    private LinkProxy link;

    @BeforeEach
    void open() throws IOException {
        receiver = new ServerSocket(0, 5, HERE);
        link = new LinkProxy(new InetSocketAddress(HERE, 0), new InetSocketAddress(HERE, receiver.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        receiver.close();
    }

    @Test
    void forwardsBothWays() throws IOException {
        try (Socket near = new Socket(HERE, link.port());
                Socket far = receiver.accept()) {
            near.getOutputStream().write(new byte[] {1, 2, 3});
            assertThat(far.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
            far.getOutputStream().write(4);
            assertThat(near.getInputStream().read()).isEqualTo(4);
        }
    }

    @Test
    void cutEndsConnectionsAndRefusesNewOnesUntilRestored() throws IOException {
        try (Socket near = new Socket(HERE, link.port());
                Socket far = receiver.accept()) {
            near.getOutputStream().write(1);
            assertThat(far.getInputStream().read()).isEqualTo(1);

            link.cut();

            assertThat(endOf(near)).isTrue();
            assertThat(endOf(far)).isTrue();
        }
        assertThatThrownBy(() -> new Socket(HERE, link.port())).isInstanceOf(ConnectException.class);

        link.restore();
        try (Socket near = new Socket(HERE, link.port());
                Socket far = receiver.accept()) {
            near.getOutputStream().write(9);
            assertThat(far.getInputStream().read()).isEqualTo(9);
        }
    }

    private static boolean endOf(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }
}
