package io.wardgate.simulator.wr24;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A UDP port: one frame a datagram, sent to where the last good hello request came from. Nobody says that a gateway
 * died: the session ends when it is silent for too long.
 *
 * <p>One reader thread.
 */
final class UdpLine implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(UdpLine.class);
    private static final int MOST_OCTETS = 65_535;

    private final DatagramSocket socket;
    private final Listener listener;
    private volatile @Nullable SocketAddress gateway;

    private UdpLine(InetSocketAddress address, Listener listener) throws IOException {
        this.socket = new DatagramSocket(address);
        this.listener = listener;
    }

    static UdpLine open(InetSocketAddress address, Listener listener) throws IOException {
        UdpLine line = new UdpLine(address, listener);
        Thread reader = new Thread(line::read, "wardgate-sim-wr24-read");
        reader.setDaemon(true);
        reader.start();
        return line;
    }

    @Override
    public int port() {
        return socket.getLocalPort();
    }

    /** It does not know where to. */
    @Override
    public boolean reachesSomebody() {
        return false;
    }

    @Override
    public boolean write(byte[] octets) {
        SocketAddress to = gateway;
        if (to == null) {
            return false;
        }
        try {
            socket.send(new DatagramPacket(octets, octets.length, to));
            return true;
        } catch (IOException e) {
            LOG.debug("a datagram was not sent: {}", e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private void read() {
        DatagramPacket datagram = new DatagramPacket(new byte[MOST_OCTETS], MOST_OCTETS);
        FrameReader frames = new FrameReader(frame -> {
            if (HelloRequest.of(frame) != null) {
                gateway = datagram.getSocketAddress();
            }
            listener.received(frame);
        });
        while (!socket.isClosed()) {
            try {
                datagram.setLength(MOST_OCTETS);
                socket.receive(datagram);
                frames.accept(datagram.getData(), datagram.getLength());
                frames.pause();
                int bad = frames.takeBad();
                if (bad > 0) {
                    listener.damaged(bad);
                }
            } catch (IOException e) {
                LOG.debug("reading datagrams: {}", e.toString());
            }
        }
    }
}
