package io.wardgate.simulator.hci;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a controller or receiver look like a serial line: Debian's {@code socat} links a pseudo terminal to the TCP
 * port. socat ends when the gateway closes the line; its keeper, one thread, starts it again.
 */
public final class PtyBridge implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(PtyBridge.class);

    private final Path link;
    private final int port;
    private final Thread keeper;
    private volatile boolean closed;
    private volatile Process socat;

    private PtyBridge(Path link, int port) throws IOException {
        this.link = link;
        this.port = port;
        this.socat = launch();
        this.keeper = new Thread(this::keep, "wardgate-sim-pty");
        this.keeper.setDaemon(true);
    }

    /** Links a pseudo terminal at the path to the controller's port. */
    public static PtyBridge open(Path link, int port) throws IOException {
        PtyBridge bridge = new PtyBridge(link, port);
        bridge.keeper.start();
        return bridge;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        socat.destroy();
        keeper.interrupt();
        Files.deleteIfExists(link);
    }

    private void keep() {
        try {
            while (!closed) {
                int status = socat.waitFor();
                if (!closed) {
                    LOG.debug("socat ended with {}; starting it again", status);
                    TimeUnit.MILLISECONDS.sleep(200);
                    socat = launch();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("pty {} closed", link);
        } catch (IOException e) {
            LOG.warn("pty {} is gone: {}", link, e.getMessage());
        } finally {
            socat.destroy();
        }
    }

    private Process launch() throws IOException {
        try {
            // wait-slave: the TCP side, and with it the controller's session, starts when somebody opens the line.
            return new ProcessBuilder(
                            "socat", "PTY,link=" + link + ",rawer,wait-slave", "TCP:127.0.0.1:" + port + ",nodelay")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "a pseudo terminal needs the program socat (Debian package socat): " + e.getMessage(), e);
        }
    }
}
