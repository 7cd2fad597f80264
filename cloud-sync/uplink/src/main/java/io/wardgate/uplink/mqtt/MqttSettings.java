package io.wardgate.uplink.mqtt;

import io.wardgate.uplink.tls.TlsFiles;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the transport, checked: the message of a refusal names key, value and what is allowed.
 *
 * @param server where the receiver listens
 * @param tls the files for TLS; null exactly if the server is reached without
 * @param gateway id of this gateway, part of topics and client ids
 * @param window batches that wait for the wire at most, per connection
 * @param connectTimeoutSeconds how long connecting may take
 * @param keepAliveSeconds a silent connection is probed after this time
 */
public record MqttSettings(
        ServerAddress server,
        @Nullable TlsFiles tls,
        String gateway,
        int window,
        int connectTimeoutSeconds,
        int keepAliveSeconds) {

    public MqttSettings {
        if (server.tls() != (tls != null)) {
            throw new IllegalArgumentException(
                    "uplink.mqtt.server is \"" + server + "\"; TLS files are for mqtts only");
        }
        check("window", window, 1, 256);
        check("connectTimeoutSeconds", connectTimeoutSeconds, 1, 60);
        check("keepAliveSeconds", keepAliveSeconds, 2, 300);
    }

    /** Envelopes go here. */
    String upTopic() {
        return "wg/v1/" + gateway + "/up";
    }

    /** Answers come from here. */
    String downTopic() {
        return "wg/v1/" + gateway + "/down";
    }

    private static void check(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "uplink.mqtt." + key + " is " + value + "; allowed: " + min + " to " + max);
        }
    }
}
