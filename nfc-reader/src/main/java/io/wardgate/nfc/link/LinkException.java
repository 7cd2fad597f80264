package io.wardgate.nfc.link;

import java.io.IOException;

/** The chip did not answer a command, or not as it must. The line may be sound; {@link IOException} alone is a lost line. */
public final class LinkException extends IOException {

    private static final long serialVersionUID = 1L;

    public LinkException(String message) {
        super(message);
    }
}
