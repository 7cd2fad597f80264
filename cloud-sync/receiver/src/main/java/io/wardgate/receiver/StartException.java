package io.wardgate.receiver;

/** The receiver cannot start as asked; the message is one line for the person who started it. */
final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
