package io.wardgate.uplink.mqtt;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Where the receiver listens, from the configuration: {@code mqtts://host:port}, or {@code mqtt://host:port} on this
 * machine itself: patients' data must not cross a network in clear.
 *
 * @param host a name or address; an IPv6 address is in brackets
 * @param tls whether mutual TLS is spoken
 */
public record ServerAddress(String host, int port, boolean tls) {

    private static final String ALLOWED =
            "; allowed: mqtts://host:port, or mqtt://host:port on this machine, with port 1 to 65535";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /**
     * Reads the configured text.
     *
     * @throws IllegalArgumentException naming key, value and the allowed form
     */
    public static ServerAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("uplink.mqtt.server is \"" + text + "\"" + ALLOWED, e);
        }
        boolean bare = uri.getUserInfo() == null
                && uri.getQuery() == null
                && uri.getFragment() == null
                && (uri.getPath() == null || uri.getPath().isEmpty());
        boolean tls = "mqtts".equals(uri.getScheme());
        if ((!tls && !"mqtt".equals(uri.getScheme()))
                || uri.getHost() == null
                || uri.getPort() < 1
                || uri.getPort() > 65_535
                || !bare) {
            throw new IllegalArgumentException("uplink.mqtt.server is \"" + text + "\"" + ALLOWED);
        }
        if (!tls && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw new IllegalArgumentException("uplink.mqtt.server is \"" + text
                    + "\": without TLS only this machine is allowed (localhost, 127.x.x.x, [::1]); use mqtts://"
                    + uri.getHost() + ":" + uri.getPort() + " with keyStoreFile, trustStoreFile and passwordFile");
        }
        return new ServerAddress(uri.getHost(), uri.getPort(), tls);
    }

    /** What the receiver's certificate must name. */
    String certifiedName() {
        return host.replaceAll("[\\[\\]]", "");
    }

    /** As it is configured. */
    @Override
    public String toString() {
        return (tls ? "mqtts://" : "mqtt://") + host + ":" + port;
    }

    /** For Paho, which is not told of TLS: the sockets that it is given speak it by themselves. */
    String pahoUri() {
        return "tcp://" + host + ":" + port;
    }
}
