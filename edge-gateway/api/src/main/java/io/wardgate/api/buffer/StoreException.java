package io.wardgate.api.buffer;

/** The store could not do what was asked; the message names the file and what to do about it. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
