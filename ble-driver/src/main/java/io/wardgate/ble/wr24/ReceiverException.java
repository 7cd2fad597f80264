package io.wardgate.ble.wr24;

import java.io.IOException;

/** The receiver does not do what the protocol says. */
final class ReceiverException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int NEXT_VERSION_ATTEMPT_MILLIS = 60_000;

    private final int pauseMillis;

    private ReceiverException(String message, int pauseMillis) {
        super(message);
        this.pauseMillis = pauseMillis;
    }

    static ReceiverException silent(int requests) {
        return new ReceiverException(
                "no answer to " + requests
                        + " hello requests; check baud rate, RTS/CTS and that a WR24 receiver is there",
                0);
    }

    static ReceiverException foreignVersion(ReceiverHello hello) {
        return new ReceiverException(
                "receiver " + hello.serial() + " speaks WR24 versions " + hello.leastVersion() + " to "
                        + hello.greatestVersion() + ", this gateway only " + Frame.VERSION
                        + "; update the firmware of the receiver (it has " + hello.firmware() + ") or the gateway",
                NEXT_VERSION_ATTEMPT_MILLIS);
    }

    static ReceiverException gatewayRefused(String text) {
        return new ReceiverException(
                "the receiver knows no version in common with this gateway (" + Frame.VERSION + "): \"" + text
                        + "\"; update one of them",
                NEXT_VERSION_ATTEMPT_MILLIS);
    }

    static ReceiverException noBands(int seconds) {
        return new ReceiverException("no band for " + seconds + " s in spite of a new hello", 0);
    }

    /** Pause before the next attempt; 0: as after any other fault. */
    int pauseMillis() {
        return pauseMillis;
    }
}
