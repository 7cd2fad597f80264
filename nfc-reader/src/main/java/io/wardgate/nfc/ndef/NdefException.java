package io.wardgate.nfc.ndef;

/** Octets are no NDEF message, or one beyond the limits. */
public final class NdefException extends Exception {

    private static final long serialVersionUID = 1L;

    public NdefException(String message) {
        super(message);
    }

    NdefException(String message, Throwable cause) {
        super(message, cause);
    }
}
