package io.wardgate.bluez.scan;

import java.io.IOException;

/** The connection to the bus is given up on purpose, as a step of recovery. */
final class ReopenException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String step;

    /** @param step its name in the figures */
    ReopenException(String step, String message) {
        super(message);
        this.step = step;
    }

    String step() {
        return step;
    }
}
