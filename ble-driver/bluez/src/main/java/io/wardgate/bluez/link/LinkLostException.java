package io.wardgate.bluez.link;

import java.io.IOException;

/** The connection to the device has ended by itself. */
final class LinkLostException extends IOException {

    private static final long serialVersionUID = 1L;

    LinkLostException(String message) {
        super(message);
    }
}
