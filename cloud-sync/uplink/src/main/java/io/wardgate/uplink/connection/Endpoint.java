package io.wardgate.uplink.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Host and port from the configuration, with TLS, or without on this machine itself: patients' data must not cross a
 * network in clear.
 *
 * @param scheme how it is configured
 * @param host a name or address; an IPv6 address is in brackets
 * @param tls whether mutual TLS is spoken
 */
public record Endpoint(String scheme, String host, int port, boolean tls) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /**
     * Reads the configured text.
     *
     * @param key the key, as users know it
     * @param clear scheme without TLS; the one with TLS has an s more
     * @throws IllegalArgumentException naming key, value and the allowed form
     */
    public static Endpoint parse(String key, String text, String clear) {
        String secure = clear + "s";
        URI uri = uri(text);
        if (uri == null || !isHostAndPort(uri) || !(clear.equals(uri.getScheme()) || secure.equals(uri.getScheme()))) {
            throw new IllegalArgumentException(key + " is \"" + text + "\"; allowed: " + secure + "://host:port, or "
                    + clear + "://host:port on this machine, with port 1 to 65535");
        }
        boolean tls = secure.equals(uri.getScheme());
        Endpoint endpoint = new Endpoint(uri.getScheme(), uri.getHost(), uri.getPort(), tls);
        if (!tls && !endpoint.isLoopback()) {
            throw new IllegalArgumentException(key + " is \"" + text
                    + "\": without TLS only this machine is allowed (localhost, 127.x.x.x, [::1]); use " + secure
                    + "://" + uri.getHost() + ":" + uri.getPort()
                    + " with keyStoreFile, trustStoreFile and passwordFile");
        }
        return endpoint;
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null; // the caller says what is allowed, which explains more than the parser does
        }
    }

    /**
     * Reads {@code udp://host:port}, on any machine: who uses it says whether a key is needed.
     *
     * @throws IllegalArgumentException naming key, value and the allowed form
     */
    public static Endpoint parseDatagram(String key, String text) {
        URI uri = uri(text);
        if (uri == null || !isHostAndPort(uri) || !"udp".equals(uri.getScheme())) {
            throw new IllegalArgumentException(
                    key + " is \"" + text + "\"; allowed: udp://host:port, with port 1 to 65535");
        }
        return new Endpoint("udp", uri.getHost(), uri.getPort(), false);
    }

    private static boolean isHostAndPort(URI uri) {
        return uri.getHost() != null
                && uri.getPort() >= 1
                && uri.getPort() <= 65_535
                && uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null
                && (uri.getPath() == null || uri.getPath().isEmpty());
    }

    /** Whether it is on this machine. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    /** The host without brackets: what resolves, and what a certificate must name. */
    public String bareHost() {
        return host.replaceAll("[\\[\\]]", "");
    }

    /** As it is configured. */
    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
