package io.wardgate.uplink.tls;

import java.io.IOException;
import java.nio.file.Path;

/** A file of {@link TlsFiles} cannot be used: the message names the file and the fix, and no secret. */
final class StoreException extends IOException {

    private static final long serialVersionUID = 1L;

    StoreException(Path file, String faultAndFix, Throwable cause) {
        super(file + ": " + faultAndFix, cause);
    }

    StoreException(Path file, String faultAndFix) {
        super(file + ": " + faultAndFix);
    }
}
