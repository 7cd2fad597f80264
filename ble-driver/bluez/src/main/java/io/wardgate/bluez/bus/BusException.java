package io.wardgate.bluez.bus;

import java.io.IOException;

/** The bus is lost, or one call on it failed; the message says what was tried. */
public final class BusException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String error;

    /** The line cannot be used any more. */
    BusException(String message) {
        this("", message);
    }

    /** @param error name by which the called program refused, as {@code org.bluez.Error.NotReady}; else empty */
    BusException(String error, String message) {
        super(message);
        this.error = error;
    }

    /** Whether the called program refused with an error whose name ends so, as {@code InProgress}. */
    public boolean is(String lastPart) {
        return error.endsWith("." + lastPart);
    }

    /** Whether the called program answered, so that the line is well. */
    public boolean isRefusal() {
        return !error.isEmpty();
    }
}
