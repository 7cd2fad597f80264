package io.wardgate.nfc.ndef;

/**
 * Octets are no NDEF message, or one beyond the limits. Anybody can write a tag, so this is a normal outcome: it carries no
 * stack trace, which would cost more than the reading.
 */
public final class NdefException extends Exception {

    private static final long serialVersionUID = 1L;

    public NdefException(String message) {
        super(message, null, false, false);
    }

    NdefException(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
