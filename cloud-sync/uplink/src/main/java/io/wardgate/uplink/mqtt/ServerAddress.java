package io.wardgate.uplink.mqtt;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * Where the receiver listens, from the configuration: {@code mqtt://host:port}. Without TLS only this machine itself is
 * allowed: patients' data must not cross a network in clear.
 */
public record ServerAddress(String host, int port) {

    private static final String ALLOWED = "; allowed: mqtt://host:port with port 1 to 65535";
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
        if (!"mqtt".equals(uri.getScheme())
                || uri.getHost() == null
                || uri.getPort() < 1
                || uri.getPort() > 65_535
                || !bare) {
            throw new IllegalArgumentException("uplink.mqtt.server is \"" + text + "\"" + ALLOWED);
        }
        if (!LOOPBACK.matcher(uri.getHost()).matches()) {
            throw new IllegalArgumentException(
                    "uplink.mqtt.server is \"" + text
                            + "\": without TLS only a receiver or tunnel on this machine is allowed (localhost, 127.x.x.x, [::1])");
        }
        return new ServerAddress(uri.getHost(), uri.getPort());
    }

    /** As Paho writes it. */
    String pahoUri() {
        return "tcp://" + host + ":" + port;
    }
}
