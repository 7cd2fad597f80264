package io.wardgate.uplink.stream;

import io.wardgate.uplink.connection.Role;
import io.wardgate.uplink.tls.TlsServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts the platform's connections. The thread {@code wardgate-uplink-tcpserver-door} accepts; each caller proves
 * itself on a thread of its own, so that one who says nothing holds up nobody, and at most {@value #CALLERS} at a time.
 */
final class Doorkeeper {

    private static final int CALLERS = 4;
    private static final long END_MILLIS = 10_000;
    private static final long RETRY_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);

    private final StreamSettings settings;
    private final @Nullable TlsServer tls;
    private final Map<Role, PlatformSlot> slots;
    private final Map<Socket, Thread> callers = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "wardgate-uplink-tcpserver-door");
    private final Object opening = new Object();
    private @Nullable ServerSocket server;
    private boolean closed;

    Doorkeeper(StreamSettings settings, @Nullable TlsServer tls, Map<Role, PlatformSlot> slots) {
        this.settings = settings;
        this.tls = tls;
        this.slots = slots;
    }

    void start() {
        thread.start();
    }

    private void run() {
        boolean said = false;
        while (!isClosed()) {
            try (ServerSocket open = open()) {
                LOG.info("waiting for the platform at {}", settings.endpoint());
                said = false;
                while (true) {
                    admit(open.accept());
                }
            } catch (IOException e) {
                if (!isClosed() && !said) {
                    LOG.warn("cannot wait for the platform at {}: {}. Keeps trying", settings.endpoint(), e.toString());
                    said = true;
                }
                pause();
            }
        }
    }

    private ServerSocket open() throws IOException {
        ServerSocket made = new ServerSocket();
        synchronized (opening) {
            if (closed) {
                throw new IOException("closing");
            }
            server = made;
        }
        made.setReuseAddress(true);
        made.bind(new InetSocketAddress(
                settings.endpoint().bareHost(), settings.endpoint().port()));
        return made;
    }

    private void admit(Socket caller) throws IOException {
        if (callers.size() >= CALLERS) {
            LOG.warn("{} is turned away: {} callers are at the door", caller.getRemoteSocketAddress(), CALLERS);
            caller.close();
            return;
        }
        Thread greeting = new Thread(() -> greet(caller), "wardgate-uplink-tcpserver-caller");
        callers.put(caller, greeting);
        greeting.start();
    }

    private void greet(Socket caller) {
        try {
            caller.setTcpNoDelay(true);
            caller.setSoTimeout(settings.connectTimeoutMillis());
            MessageSocket messages = new MessageSocket(caller, tls == null ? caller : tls.secured(caller));
            boolean urgent =
                    messages.receiveHello(settings.connectTimeoutMillis()).urgent();
            PlatformSlot slot = slots.get(urgent ? Role.URGENT : Role.SHARED);
            if (slot != null) {
                slot.offer(messages);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} is turned away: {}", caller.getRemoteSocketAddress(), e.toString());
            closeQuietly(caller);
        } finally {
            callers.remove(caller);
        }
    }

    /** Ends all threads; connections that were let in belong to the slots. */
    void stop() {
        synchronized (opening) {
            closed = true;
            opening.notifyAll();
            ServerSocket open = server;
            if (open != null) {
                closeQuietly(open);
            }
        }
        Set<Map.Entry<Socket, Thread>> waiting = Set.copyOf(callers.entrySet());
        waiting.forEach(entry -> closeQuietly(entry.getKey()));
        try {
            thread.join(END_MILLIS);
            for (Map.Entry<Socket, Thread> entry : waiting) {
                entry.getValue().join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        synchronized (opening) {
            return closed;
        }
    }

    private void pause() {
        synchronized (opening) {
            try {
                if (!closed) {
                    opening.wait(RETRY_MILLIS);
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("closing failed: {}", e.toString());
        }
    }
}
