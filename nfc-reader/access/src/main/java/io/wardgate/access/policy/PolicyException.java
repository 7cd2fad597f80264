package io.wardgate.access.policy;

/** A document is not accepted; the message says what is wrong with it and what would be right. */
public final class PolicyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    PolicyException(Reason reason, String message) {
        super(reason + ": " + message);
        this.reason = reason;
    }

    PolicyException(Reason reason, String message, Throwable cause) {
        super(reason + ": " + message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Kinds of refusal; whoever sent the document can act by them. */
    public enum Reason {
        /** Does not begin as such a document does. */
        NOT_A_DOCUMENT,
        /** More octets, entries, roles ... than the format allows. */
        TOO_LARGE,
        /** Signed with a key that this gateway does not have. */
        UNKNOWN_KEY,
        /** Not what the holder of the key signed. */
        BAD_SIGNATURE,
        /** The signature is good, the contents contradict themselves or the format. */
        MALFORMED,
        /** For another site. */
        WRONG_SITE,
        /** Not newer than what is here. */
        OLD_VERSION,
        /** A change of something that is not here: send a snapshot. */
        SNAPSHOT_NEEDED
    }
}
