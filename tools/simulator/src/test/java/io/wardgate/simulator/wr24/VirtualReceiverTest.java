package io.wardgate.simulator.wr24;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wardgate.simulator.air.Advertisement;
import io.wardgate.simulator.air.Uplink;
import io.wardgate.simulator.chance.Chance;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VirtualReceiverTest {

    private static final Uplink UPLINK = new Uplink(
            0, new Advertisement(0, 0xC001_A2B3_C4D5L, false, new byte[] {2, 1, 6}, List.of()), -61, 40, 1, false);

    private final List<Uplink> told = new CopyOnWriteArrayList<>();
    private @Nullable VirtualReceiver receiver;

    @TempDir
    private Path folder;

    @AfterEach
    void close() throws IOException {
        if (receiver != null) {
            receiver.close();
        }
    }

    @Test
    void tellsOverTcpWhatTheWardSends() throws IOException {
        VirtualReceiver opened = open(ReceiverAddress.tcp(0));
        try (GatewayPeer gateway = connect(opened)) {
            gateway.hello();
            await().until(opened::inSession);
            opened.hear(UPLINK);
            await().until(() -> gateway.ofBands() == 1 && told.size() == 1);
            await().until(() -> !gateway.frames(FrameType.STATISTICS.code()).isEmpty());
        }
        await().until(() -> !opened.inSession());
        opened.hear(UPLINK);
        assertThat(told).hasSize(1);
    }

    @Test
    void newConnectionTakesThePlaceOfADeadOne() throws IOException {
        VirtualReceiver opened = open(ReceiverAddress.tcp(0));
        try (GatewayPeer dead = connect(opened)) {
            dead.hello();
            await().until(opened::inSession);
            try (GatewayPeer gateway = connect(opened)) {
                await().until(() -> !opened.inSession());
                gateway.hello();
                await().until(opened::inSession);
                opened.hear(UPLINK);
                await().until(() -> gateway.ofBands() == 1);
                assertThat(dead.ofBands()).isZero();
            }
        }
    }

    @Test
    void gatewayThatReadsNothingCostsFramesAndTheyAreNotHeard() throws IOException {
        VirtualReceiver opened = open(ReceiverAddress.tcp(0));
        try (Socket gateway = new Socket(InetAddress.getLoopbackAddress(), opened.port())) {
            gateway.getOutputStream()
                    .write(Frame.without(FrameType.HELLO, 0, 0, 0, new byte[] {1, 1, 7, 0})
                            .octets());
            await().until(opened::inSession);
            int heard = 0;
            while (opened.overflowed() == 0) {
                opened.hear(UPLINK);
                heard++;
            }
            assertThat(told.size()).isLessThan(heard);
        }
    }

    @Test
    void garbageAndFlippedBitsCostOnlyWhatTheyTouch() throws IOException {
        VirtualReceiver opened = open(ReceiverAddress.tcp(0));
        try (GatewayPeer gateway = connect(opened)) {
            gateway.hello();
            await().until(opened::inSession);
            for (int i = 0; i < 100; i++) {
                opened.garbage(HexFormat.of().parseHex("a55aa5"));
                if (i % 10 == 0) {
                    opened.flipNext();
                }
                opened.hear(UPLINK);
            }
            await().until(() -> told.size() == 90 && gateway.ofBands() == 90);
        }
    }

    @Test
    void bootIsSeenInAnUnaskedHelloOfAnotherBoot() throws IOException {
        VirtualReceiver opened = open(ReceiverAddress.tcp(0));
        try (GatewayPeer gateway = connect(opened)) {
            gateway.hello();
            await().until(opened::inSession);
            opened.reboot();
            await().until(() -> gateway.hellos() == 3);
            assertThat(opened.inSession()).isFalse();
            assertThat(gateway.frames(FrameType.HELLO.code()))
                    .extracting(frame -> HexFormat.of().formatHex(frame.payload(), 12, 16))
                    .satisfies(boots -> assertThat(boots.get(2)).isNotEqualTo(boots.get(0)));
        }
    }

    @Test
    void speaksUdpToWhereTheHelloCameFrom() throws IOException {
        VirtualReceiver opened = open(ReceiverAddress.udp(0));
        try (DatagramSocket gateway = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            gateway.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), opened.port()));
            byte[] hello = Frame.without(FrameType.HELLO, 0, 0, 0, new byte[] {1, 1, 7, 0})
                    .octets();
            gateway.send(new DatagramPacket(hello, hello.length));
            assertThat(receive(gateway).type()).isEqualTo(0x10);
            await().until(opened::inSession);
            opened.hear(UPLINK);
            Frame frame = receive(gateway);
            while (frame.type() == FrameType.STATISTICS.code()) {
                frame = receive(gateway);
            }
            assertThat(frame.devId()).isEqualTo(0xC001_A2B3_C4D5L);
        }
    }

    @Test
    void speaksOverAPseudoTerminal() throws Exception {
        Path link = folder.resolve("receiver");
        VirtualReceiver opened = open(ReceiverAddress.pty(link));
        await().until(() -> Files.exists(link));
        RandomAccessFile serial = new RandomAccessFile(link.toFile(), "rw");
        try (GatewayPeer gateway = new GatewayPeer(
                serial, Channels.newInputStream(serial.getChannel()), Channels.newOutputStream(serial.getChannel()))) {
            gateway.hello();
            await().until(opened::inSession);
            opened.hear(UPLINK);
            await().until(() -> gateway.ofBands() == 1);
        }
    }

    @Test
    void refusesAnAddressInOneSentence() {
        assertThatThrownBy(() -> ReceiverAddress.parse("usb:0"))
                .hasMessage("'usb:0' is no receiver; write tcp:host:port, udp:host:port or pty:/path");
        assertThatThrownBy(() -> ReceiverAddress.parse("tcp:nowhere")).hasMessageContaining("write tcp:host:port");
        assertThat(ReceiverAddress.parse("udp:127.0.0.1:7302").listen().getPort())
                .isEqualTo(7302);
    }

    private VirtualReceiver open(ReceiverAddress address) throws IOException {
        VirtualReceiver opened = VirtualReceiver.listen(
                address,
                new ReceiverListener() {
                    @Override
                    public void told(Uplink uplink) {
                        told.add(uplink);
                    }

                    @Override
                    public void session(boolean open) {}

                    @Override
                    public void delivered(long devId, byte[] message) {}
                },
                new Chance(1),
                0);
        receiver = opened;
        return opened;
    }

    private static GatewayPeer connect(VirtualReceiver receiver) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), receiver.port());
        return new GatewayPeer(socket, socket.getInputStream(), socket.getOutputStream());
    }

    private static Frame receive(DatagramSocket socket) throws IOException {
        DatagramPacket datagram = new DatagramPacket(new byte[1_400], 1_400);
        socket.receive(datagram);
        byte[] octets = Arrays.copyOf(datagram.getData(), datagram.getLength());
        assertThat(Frame.checks(octets, 0, octets.length)).isTrue();
        return Frame.at(octets, 0);
    }
}
