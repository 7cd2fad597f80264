package io.wardgate.ble.btsnoop;

import java.io.IOException;

/** The stream is not, or no longer, what the monitor writes: nothing after this octet can be believed. */
final class BtsnoopException extends IOException {

    private static final long serialVersionUID = 1L;

    private BtsnoopException(String message) {
        super(message);
    }

    static BtsnoopException noHeader(String found) {
        return new BtsnoopException("the stream starts with " + found
                + " in place of btsnoop version 1 of the monitor (2001); check that command writes nothing else");
    }

    static BtsnoopException impossible(String what, long at) {
        return new BtsnoopException("impossible record at octet " + at + " of the stream (" + what
                + "); check that command writes nothing else");
    }
}
