package io.wardgate.ble.wr24;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** A receiver that talks in datagrams, to whoever greeted it last. */
final class UdpReceiverLine implements FakeReceiver.Line {

    private final FakeReceiver receiver;
    private final DatagramSocket socket;
    private final int port;
    /** Where the last hello came from: there is a session. */
    private volatile @Nullable InetSocketAddress gateway;
    /** Where that was, though the session may be forgotten. */
    private volatile @Nullable InetSocketAddress last;

    UdpReceiverLine(FakeReceiver receiver) throws IOException {
        this(receiver, 0);
    }

    UdpReceiverLine(FakeReceiver receiver, int port) throws IOException {
        this.receiver = receiver;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.port = socket.getLocalPort();
        Thread thread = new Thread(this::serve, "fake-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return port;
    }

    boolean hasSession() {
        return gateway != null;
    }

    /** As after a boot. */
    void forget() {
        gateway = null;
    }

    /** Whether the gateway's socket is still open: nobody else can have its port meanwhile. */
    boolean isHeld() {
        InetSocketAddress from = last;
        if (from == null) {
            return false;
        }
        try (DatagramSocket probe = new DatagramSocket(from.getPort())) {
            return !probe.isBound();
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public String address() {
        return "udp:127.0.0.1:" + port;
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
        DatagramPacket packet = new DatagramPacket(new byte[2_048], 2_048);
        while (!socket.isClosed()) {
            try {
                packet.setLength(2_048);
                socket.receive(packet);
                SocketAddress from = packet.getSocketAddress();
                new Framer(frame -> answer(frame, from)).feed(packet.getData(), packet.getLength());
            } catch (IOException e) {
                gateway = null;
            }
        }
    }

    private void answer(Frame frame, SocketAddress from) throws IOException {
        if (frame.type() == FrameType.HELLO.code()) {
            gateway = (InetSocketAddress) from;
            last = gateway;
        } else if (gateway == null) {
            byte[] noHelloYet = ReceiverFrames.own(
                            FrameType.ERROR, 0, new byte[] {ErrorNotice.NO_HELLO_YET, (byte) frame.type(), 0, 0})
                    .octets();
            socket.send(new DatagramPacket(noHelloYet, noHelloYet.length, from));
            return;
        }
        for (Frame answer : receiver.answers(frame)) {
            send(answer.octets());
        }
    }
}
