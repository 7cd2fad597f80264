package io.wardgate.receiver.access;

/** A document whose version is not greater than that of the newest one here. */
public final class VersionConflictException extends Exception {

    private static final long serialVersionUID = 1L;

    VersionConflictException(String message) {
        super(message);
    }
}
