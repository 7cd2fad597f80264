package io.wardgate.protocol.api;

/** These octets are not what they should be; the message says what is wrong and where. */
public final class WireException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    WireException(Reason reason, String message) {
        super(reason + ": " + message);
        this.reason = reason;
    }

    WireException(Reason reason, String message, Throwable cause) {
        super(reason + ": " + message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Kinds of faults; a receiver counts by them. */
    public enum Reason {
        /** Does not begin or end as an envelope does. */
        NOT_AN_ENVELOPE,
        /** Does not begin as an answer does. */
        NOT_AN_ANSWER,
        /** Does not begin as a command does. */
        NOT_A_COMMAND,
        /** Does not begin as the hello of a stream does. */
        NOT_A_HELLO,
        /** A length in a stream that no message can have. */
        BAD_LENGTH,
        /** Larger than the wire allows, packed or unpacked. */
        TOO_LARGE,
        /** The octets were changed on their way. */
        CHECKSUM,
        /** A later version of the wire; update this side first. */
        WRONG_VERSION,
        /** The frame is whole, but a field of the header is missing or out of range. */
        HEADER_MALFORMED,
        /** The header is fine, but the body contradicts itself or cannot be unpacked. */
        BODY_MALFORMED
    }
}
