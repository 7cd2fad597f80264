package io.wardgate.simulator.demo;

/** The run could not be brought to its end; the message says what failed and shows the log that tells why. */
public final class DemoException extends Exception {

    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }
}
