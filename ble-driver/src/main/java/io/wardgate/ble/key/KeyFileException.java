package io.wardgate.ble.key;

/** A key file that cannot be used. The message names file, key and fix, and never holds a secret. */
public final class KeyFileException extends Exception {

    private static final long serialVersionUID = 1L;

    KeyFileException(String file, String fault) {
        super("key file " + file + ": " + fault);
    }
}
