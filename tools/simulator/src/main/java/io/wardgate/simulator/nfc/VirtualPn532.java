package io.wardgate.simulator.nfc;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PN532 on a TCP port; behind {@link io.wardgate.simulator.hci.PtyBridge} also a serial line. One host at a time: a new
 * connection takes the place of the old one.
 *
 * <p>One thread accepts, one runs the session; all methods may be called from any thread.
 */
public final class VirtualPn532 implements Closeable {

    static final Logger LOG = LoggerFactory.getLogger(VirtualPn532.class);

    private final ServerSocket server = new ServerSocket();
    private final RadioField field = new RadioField();
    private final Queue<LineFault> faults = new ConcurrentLinkedQueue<>();
    private final PowerState power = new PowerState();
    private @Nullable Socket host;

    private VirtualPn532(InetSocketAddress address) throws IOException {
        server.setReuseAddress(true);
        server.bind(address);
    }

    public static VirtualPn532 listen(InetSocketAddress address) throws IOException {
        VirtualPn532 chip = new VirtualPn532(address);
        Thread acceptor = new Thread(chip::accept, "wardgate-sim-nfc-accept");
        acceptor.setDaemon(true);
        acceptor.start();
        return chip;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Lays a card on it. */
    public void lay(Card card) {
        field.lay(card);
    }

    public void take(Card card) {
        field.take(card);
    }

    /** The next commands meet these, one each. */
    public void disturb(List<LineFault> next) {
        faults.addAll(next);
    }

    /** Its supply dips: it sleeps, and has forgotten all. */
    public void brownOut() {
        power.brownOut();
    }

    /** It is mute until {@link #reset()}. */
    public void latchUp() {
        power.latchUp();
    }

    /** As by RSTPD_N. */
    public void reset() {
        power.reset();
    }

    /** Pulls the plug of the line: the host's connection ends, and it may come again. */
    public synchronized void cutLine() throws IOException {
        if (host != null) {
            host.close();
        }
        host = null;
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutLine();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                cutLine();
                synchronized (this) {
                    host = socket;
                }
                Thread session = new Thread(new ChipSession(socket, field, faults, power), "wardgate-sim-nfc-session");
                session.setDaemon(true);
                session.start();
            } catch (IOException e) {
                LOG.debug("accepting hosts: {}", e.toString());
            }
        }
    }
}
