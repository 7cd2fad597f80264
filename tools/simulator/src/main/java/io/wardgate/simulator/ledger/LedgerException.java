package io.wardgate.simulator.ledger;

/** A file that is no ledger; the message names the file and the line. */
public final class LedgerException extends Exception {

    private static final long serialVersionUID = 1;

    LedgerException(String message) {
        super(message);
    }

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
