package io.wardgate.receiver.store;

/** The database cannot be used as it is; the message says why and what to do. */
public final class DatabaseRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    DatabaseRefusedException(String message) {
        super(message);
    }

    DatabaseRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
