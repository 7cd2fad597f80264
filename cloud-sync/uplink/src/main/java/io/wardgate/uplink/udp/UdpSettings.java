package io.wardgate.uplink.udp;

import io.wardgate.uplink.connection.Endpoint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the transport, checked: the message of a refusal names key, value and what is allowed.
 *
 * @param server where the receiver listens
 * @param keyFile the key that gateways and receiver share; null only on this machine
 * @param gateway id of this gateway
 */
public record UdpSettings(Endpoint server, @Nullable Path keyFile, String gateway) {

    public UdpSettings {
        if (keyFile == null && !server.isLoopback()) {
            throw new IllegalArgumentException("uplink.udp.keyFile is empty; without it uplink.udp.server must be on"
                    + " this machine, and is " + server);
        }
    }

    /**
     * Takes the configured values.
     *
     * @throws IllegalArgumentException naming key, value and what is allowed
     */
    public static UdpSettings of(String server, String keyFile, String gateway) {
        return new UdpSettings(
                Endpoint.parseDatagram("uplink.udp.server", server),
                keyFile.isBlank() ? null : Path.of(keyFile),
                gateway);
    }
}
