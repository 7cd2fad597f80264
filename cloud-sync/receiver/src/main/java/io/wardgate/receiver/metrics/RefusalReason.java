package io.wardgate.receiver.metrics;

import java.util.Locale;

/** Why something was refused; the label {@code reason} of {@code wardgate_refusals_total}. */
public enum RefusalReason {
    /** Not the one topic that a client may use in this direction. */
    WRONG_TOPIC,
    /** The envelope names another gateway than the topic. */
    WRONG_GATEWAY,
    /** The client's certificate is of another gateway than the topic. */
    WRONG_CERTIFICATE,
    /** No TLS handshake: no certificate, one of a stranger or out of date, or no TLS 1.3. */
    TLS,
    /** Not an envelope, damaged, or of a later version. */
    UNREADABLE,
    /** A known batch id with other octets. */
    CONFLICT,
    OVERSIZED,
    /** Not MQTT, or MQTT that contradicts itself. */
    MALFORMED_PACKET,
    /** Valid MQTT that this receiver does not offer, or out of turn. */
    PROTOCOL,
    /** Nothing heard for one and a half keep-alive intervals, or no CONNECT in time. */
    SILENT,
    /** The same client id connected again. */
    TAKEN_OVER,
    /** More than the granted number of unacknowledged messages. */
    RECEIVE_MAXIMUM;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
