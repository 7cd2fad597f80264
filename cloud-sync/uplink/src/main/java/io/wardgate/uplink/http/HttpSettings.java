package io.wardgate.uplink.http;

import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.tls.TlsFiles;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the HTTP transport, checked: the message of a refusal names key, value and what is allowed.
 *
 * @param server where the receiver listens
 * @param tls the files for TLS; null exactly if the server is one without
 * @param gateway id of this gateway
 * @param connectTimeoutSeconds how long connecting, the handshake and the first reply may take, each
 * @param keepAliveSeconds the receiver may keep a request for commands so long; three times that in silence is the end
 */
public record HttpSettings(
        Endpoint server, @Nullable TlsFiles tls, String gateway, int connectTimeoutSeconds, int keepAliveSeconds) {

    /** The section of the configuration. */
    public static final String SECTION = "uplink.http";

    private static final int LONGEST_SECONDS = 60;

    public HttpSettings {
        if (server.tls() != (tls != null)) {
            throw new IllegalArgumentException(SECTION + ": TLS files are for https only, not for " + server);
        }
        check("connectTimeoutSeconds", connectTimeoutSeconds);
        check("keepAliveSeconds", keepAliveSeconds);
    }

    int connectTimeoutMillis() {
        return (int) TimeUnit.SECONDS.toMillis(connectTimeoutSeconds);
    }

    int keepAliveMillis() {
        return (int) TimeUnit.SECONDS.toMillis(keepAliveSeconds);
    }

    /** Silence after which the receiver counts as dead. */
    int silenceMillis() {
        return 3 * keepAliveMillis();
    }

    private static void check(String key, int value) {
        if (value < 1 || value > LONGEST_SECONDS) {
            throw new IllegalArgumentException(
                    SECTION + "." + key + " is " + value + "; allowed: 1 to " + LONGEST_SECONDS);
        }
    }
}
