package io.wardgate.api.gatt;

/** A device could not be connected, read, written or listened to; the message says which and why. */
public final class GattException extends Exception {

    private static final long serialVersionUID = 1L;

    public GattException(String message) {
        super(message);
    }

    public GattException(String message, Throwable cause) {
        super(message, cause);
    }
}
