package io.wardgate.core.smp;

/** Octets that are no CBOR, or more nested than any answer; the message names the offset. */
public final class CborException extends Exception {

    private static final long serialVersionUID = 1L;

    CborException(String message) {
        super(message);
    }
}
