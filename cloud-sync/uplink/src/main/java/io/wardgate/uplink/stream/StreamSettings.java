package io.wardgate.uplink.stream;

import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.tls.TlsFiles;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a stream transport, checked: the message of a refusal names key, value and what is allowed.
 *
 * @param section the section of the configuration, to speak of it
 * @param endpoint where the receiver listens, or where this gateway does
 * @param tls the files for TLS; null exactly if the endpoint is one without
 * @param gateway id of this gateway
 * @param connectTimeoutSeconds how long connecting, the handshake and the hello may take, each
 * @param keepAliveSeconds a sign of life is sent after so much silence; three times that is the end
 */
public record StreamSettings(
        String section,
        Endpoint endpoint,
        @Nullable TlsFiles tls,
        String gateway,
        int connectTimeoutSeconds,
        int keepAliveSeconds) {

    public StreamSettings {
        if (endpoint.tls() != (tls != null)) {
            throw new IllegalArgumentException(section + ": TLS files are for tcps only, not for " + endpoint);
        }
        check(section + ".connectTimeoutSeconds", connectTimeoutSeconds);
        check(section + ".keepAliveSeconds", keepAliveSeconds);
    }

    int connectTimeoutMillis() {
        return (int) TimeUnit.SECONDS.toMillis(connectTimeoutSeconds);
    }

    int keepAliveMillis() {
        return (int) TimeUnit.SECONDS.toMillis(keepAliveSeconds);
    }

    /** Silence after which the peer counts as dead. */
    int silenceMillis() {
        return 3 * keepAliveMillis();
    }

    private static void check(String key, int value) {
        if (value < 1 || value > 60) {
            throw new IllegalArgumentException(key + " is " + value + "; allowed: 1 to 60");
        }
    }
}
