package io.wardgate.uplink.http;

import java.io.IOException;

/** The peer does not speak the HTTP/1.1 that this side reads; nothing more can be read from this connection. */
final class UnreadableReplyException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableReplyException(String message) {
        super("not a reply of HTTP/1.1: " + message);
    }
}
