package io.wardgate.ble.port;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;

/** A radio that talks in datagrams. One read gives one datagram, whole if it fits. */
final class UdpPort implements OctetPort {

    private final DatagramSocket socket;

    private UdpPort(DatagramSocket socket) {
        this.socket = socket;
    }

    static UdpPort connect(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("the host name is not known; correct port or the name service");
        }
        DatagramSocket socket = new DatagramSocket();
        try {
            socket.connect(address);
            return new UdpPort(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public int read(byte[] into, int timeoutMillis) throws IOException {
        DatagramPacket packet = new DatagramPacket(into, into.length);
        try {
            socket.setSoTimeout(timeoutMillis);
            socket.receive(packet);
            return packet.getLength();
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (PortUnreachableException e) {
            throw nobody(e);
        }
    }

    /** Also the first to learn that a datagram before found nobody. */
    @Override
    public void write(byte[] octets) throws IOException {
        try {
            socket.send(new DatagramPacket(octets, octets.length));
        } catch (PortUnreachableException e) {
            throw nobody(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private static IOException nobody(PortUnreachableException cause) {
        return new IOException("nobody listens there; check that the radio is up", cause);
    }
}
