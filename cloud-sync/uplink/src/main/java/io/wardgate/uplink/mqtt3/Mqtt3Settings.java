package io.wardgate.uplink.mqtt3;

/**
 * What a session needs to know, checked by whoever read the configuration.
 *
 * @param serverUri {@code tcp://host:port}; TLS is the sockets' business
 * @param upTopic envelopes go here
 * @param downTopic answers come from here
 * @param window envelopes without a PUBACK at most
 */
public record Mqtt3Settings(
        String serverUri,
        String upTopic,
        String downTopic,
        int window,
        int connectTimeoutSeconds,
        int keepAliveSeconds) {}
