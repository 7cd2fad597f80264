package io.wardgate.ble.wr24;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A receiver that talks in datagrams, to whom it last heard. */
final class UdpReceiverLine implements FakeReceiver.Line {

    private final FakeReceiver receiver;
    private final DatagramSocket socket;
    private volatile @Nullable SocketAddress gateway;

    UdpReceiverLine(FakeReceiver receiver) throws IOException {
        this.receiver = receiver;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread thread = new Thread(this::serve, "fake-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public String address() {
        return "udp:127.0.0.1:" + socket.getLocalPort();
    }

    @Override
    public void send(byte[] octets) throws IOException {
        SocketAddress to = gateway;
        if (to == null) {
            throw new IOException("nobody has said hello");
        }
        socket.send(new DatagramPacket(octets, octets.length, to));
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        Framer framer = new Framer(frame -> {
            for (Frame answer : receiver.answers(frame)) {
                send(answer.octets());
            }
        });
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        while (!socket.isClosed()) {
            try {
                packet.setLength(2_048);
                socket.receive(packet);
                gateway = packet.getSocketAddress();
                framer.feed(packet.getData(), packet.getLength());
            } catch (IOException e) {
                gateway = null;
            }
        }
    }
}
