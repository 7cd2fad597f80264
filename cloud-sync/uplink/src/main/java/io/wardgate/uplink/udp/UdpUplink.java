package io.wardgate.uplink.udp;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.protocol.api.DatagramCodec;
import io.wardgate.protocol.api.DatagramCodec.Direction;
import io.wardgate.protocol.api.WireException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small urgent batches as datagrams, beside the same batches over a connection: what arrives first counts, and the
 * receiver stores it once. There is no connection, so it is up while it is open.
 *
 * <p>Safe from any thread. Its thread {@code wardgate-uplink-udp} opens the socket and takes answers.
 */
public final class UdpUplink implements Uplink {

    private static final Set<Lane> LANES = EnumSet.of(Lane.EMERGENCY, Lane.ALARM);
    private static final int MAX_DATAGRAM_OCTETS = 2_048;
    private static final long RETRY_MILLIS = 2_000;
    private static final long END_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(UdpUplink.class);

    private final UdpSettings settings;
    private volatile @Nullable Open open;

    public UdpUplink(UdpSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized void open(UplinkListener listener) {
        if (open != null) {
            throw new IllegalStateException("open already");
        }
        Open opened = new Open(listener);
        open = opened;
        opened.thread.start();
    }

    @Override
    public boolean isUp(Lane lane) {
        Open opened = open;
        return opened != null && opened.way != null && LANES.contains(lane);
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        Open opened = open;
        return opened != null
                && LANES.contains(lane)
                && envelope.length <= DatagramCodec.MAX_MESSAGE_OCTETS
                && opened.send(envelope);
    }

    /** Opens the socket anew: the server's name may have another address by now. */
    @Override
    public void reset(Lane lane, String reason) {
        Open opened = open;
        Way way = opened == null ? null : opened.way;
        if (way != null) {
            way.socket.close();
        }
    }

    @Override
    public synchronized void close() {
        Open opened = open;
        if (opened != null) {
            opened.close();
        }
        open = null;
    }

    /** A socket and what speaks through it. */
    private record Way(DatagramSocket socket, DatagramCodec codec) {}

    /** The time between open and close. */
    private final class Open {
        private final CountDownLatch closing = new CountDownLatch(1);
        private final UplinkListener listener;
        private final Thread thread = new Thread(this::run, "wardgate-uplink-udp");
        private volatile @Nullable Way way;
        private @Nullable String said;

        Open(UplinkListener listener) {
            this.listener = listener;
        }

        boolean send(byte[] envelope) {
            Way now = way;
            if (now == null) {
                return false;
            }
            byte[] datagram = now.codec.seal(Direction.UP, settings.gateway(), envelope);
            try {
                now.socket.send(new DatagramPacket(datagram, datagram.length));
                return true;
            } catch (IOException e) {
                LOG.debug("a datagram was not sent: {}", e.toString());
                return false;
            }
        }

        private void run() {
            try {
                do {
                    live();
                } while (!closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                LOG.warn("{} was interrupted; ending", thread.getName());
            }
        }

        private void live() {
            try (DatagramSocket socket = new DatagramSocket()) {
                DatagramCodec codec = new DatagramCodec(key());
                InetSocketAddress server = new InetSocketAddress(
                        settings.server().bareHost(), settings.server().port());
                socket.connect(server);
                way = new Way(socket, codec);
                if (closing.getCount() == 0) {
                    return;
                }
                said = null;
                LANES.forEach(listener::onUp);
                LOG.info("urgent batches go to {} too", settings.server());
                receiveUntilClosed(socket, codec);
            } catch (IOException | IllegalArgumentException e) {
                say(String.valueOf(e.getMessage()));
            } finally {
                if (way != null) {
                    way = null;
                    LANES.forEach(lane -> listener.onDown(lane, "the socket was closed"));
                }
            }
        }

        private byte @Nullable [] key() throws IOException {
            Path file = settings.keyFile();
            if (file == null) {
                return null;
            }
            try {
                return DatagramCodec.key(Files.readString(file));
            } catch (IOException | IllegalArgumentException e) {
                throw new IOException("uplink.udp.keyFile " + file + ": " + e.getMessage(), e);
            }
        }

        private void receiveUntilClosed(DatagramSocket socket, DatagramCodec codec) throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM_OCTETS], MAX_DATAGRAM_OCTETS);
            while (!socket.isClosed()) {
                try {
                    packet.setLength(MAX_DATAGRAM_OCTETS);
                    socket.receive(packet);
                    listener.onMessage(opened(codec, packet));
                } catch (PortUnreachableException e) {
                    LOG.debug("nobody listens at {}", settings.server());
                } catch (WireException e) {
                    LOG.debug("a datagram that is no answer: {}", e.getMessage());
                }
            }
        }

        private byte[] opened(DatagramCodec codec, DatagramPacket packet) throws WireException {
            byte[] octets = Arrays.copyOf(packet.getData(), packet.getLength());
            return codec.open(Direction.DOWN, octets).message();
        }

        private void say(String reason) {
            if (closing.getCount() > 0 && !reason.equals(said)) {
                LOG.warn("no datagrams to {}: {}. Keeps trying", settings.server(), reason);
                said = reason;
            }
        }

        void close() {
            closing.countDown();
            Way now = way;
            if (now != null) {
                now.socket.close();
            }
            try {
                thread.join(END_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
