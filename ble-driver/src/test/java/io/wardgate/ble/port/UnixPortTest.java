package io.wardgate.ble.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixPortTest {

    private static final byte[] RESET = {1, 3, 0x0C, 0};

    @TempDir
    Path directory;

    @Test
    void carriesOctetsBothWaysAndSaysWhenTheOtherSideIsGone() throws IOException {
        Path path = directory.resolve("controller");
        byte[] chunk = new byte[16];
        try (ServerSocketChannel radio = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            radio.bind(UnixDomainSocketAddress.of(path));
            try (OctetPort port =
                    PortAddress.parse("ble.hci", "unix:" + path, 1_000_000).open()) {
                SocketChannel peer = radio.accept();
                port.write(RESET);
                ByteBuffer got = ByteBuffer.allocate(RESET.length);
                while (got.hasRemaining()) {
                    peer.read(got);
                }
                assertThat(got.array()).isEqualTo(RESET);

                assertThat(port.read(chunk, 1)).isZero();
                peer.write(ByteBuffer.wrap(RESET));
                assertThat(port.read(chunk, 10_000)).isEqualTo(RESET.length);
                assertThat(chunk).startsWith(RESET);

                peer.close();
                assertThatThrownBy(() -> port.read(chunk, 10_000)).isInstanceOf(EOFException.class);
            }
        }
    }

    @Test
    void saysWhatToDoIfNobodyListens() {
        PortAddress nowhere = PortAddress.parse("ble.hci", "unix:" + directory.resolve("none"), 1_000_000);

        assertThatThrownBy(nowhere::open).hasMessageContaining("check that the radio listens there");
    }

    @Test
    void refusesPathsThatAreNotAbsolute() {
        assertThatThrownBy(() -> PortAddress.parse("ble.hci", "unix:controller", 1_000_000))
                .hasMessageContaining("ble.hci.port is unix:controller")
                .hasMessageContaining("unix:<socket path>");
    }
}
