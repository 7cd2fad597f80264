package io.wardgate.simulator.wr24;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a receiver can be reached.
 *
 * @param listen where it listens; port 0 takes a free one
 * @param pty where to link a pseudo terminal to it, or null
 */
public record ReceiverAddress(
        Kind kind, InetSocketAddress listen, @Nullable Path pty) {

    public enum Kind {
        TCP,
        UDP,
        PTY
    }

    public static ReceiverAddress tcp(int port) {
        return new ReceiverAddress(Kind.TCP, loopback(port), null);
    }

    public static ReceiverAddress udp(int port) {
        return new ReceiverAddress(Kind.UDP, loopback(port), null);
    }

    public static ReceiverAddress pty(Path link) {
        return new ReceiverAddress(Kind.PTY, loopback(0), link);
    }

    /**
     * Reads {@code tcp:host:port}, {@code udp:host:port} or {@code pty:/path}.
     *
     * @throws IllegalArgumentException with a message for whoever wrote it
     */
    public static ReceiverAddress parse(String text) {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        try {
            Kind kind = Kind.valueOf(text.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT));
            if (kind == Kind.PTY && !rest.isBlank()) {
                return pty(Path.of(rest));
            }
            int portColon = rest.lastIndexOf(':');
            InetSocketAddress listen = new InetSocketAddress(
                    rest.substring(0, Math.max(0, portColon)), Integer.parseInt(rest.substring(portColon + 1)));
            return new ReceiverAddress(kind, listen, null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no receiver; write tcp:host:port, udp:host:port or pty:/path", e);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
