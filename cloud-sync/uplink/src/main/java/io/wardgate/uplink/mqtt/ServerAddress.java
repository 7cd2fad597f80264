package io.wardgate.uplink.mqtt;

import io.wardgate.uplink.connection.Endpoint;

/**
 * Where the receiver listens, from the configuration: {@code mqtts://host:port}, or {@code mqtt://host:port} on this
 * machine itself.
 *
 * @param host a name or address; an IPv6 address is in brackets
 * @param tls whether mutual TLS is spoken
 */
public record ServerAddress(String host, int port, boolean tls) {

    /**
     * Reads the configured text.
     *
     * @throws IllegalArgumentException naming key, value and the allowed form
     */
    public static ServerAddress parse(String text) {
        Endpoint endpoint = Endpoint.parse("uplink.mqtt.server", text, "mqtt");
        return new ServerAddress(endpoint.host(), endpoint.port(), endpoint.tls());
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
