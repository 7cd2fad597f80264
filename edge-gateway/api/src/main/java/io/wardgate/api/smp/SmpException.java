package io.wardgate.api.smp;

/** A band gave no answer; the message says by which radio, how often it was asked, and why that was the end. */
public class SmpException extends Exception {

    private static final long serialVersionUID = 1L;

    public SmpException(String message) {
        super(message);
    }
}
