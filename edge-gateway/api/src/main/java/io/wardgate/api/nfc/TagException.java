package io.wardgate.api.nfc;

/** A tag could not be read or written; the message says what was asked and what came. */
public final class TagException extends Exception {

    private static final long serialVersionUID = 1L;

    public TagException(String message) {
        super(message);
    }

    public TagException(String message, Throwable cause) {
        super(message, cause);
    }
}
