package io.wardgate.simulator.score;

/** Nothing can be scored: a file or database is missing or is something else. One line says which. */
public final class ScoreException extends Exception {

    private static final long serialVersionUID = 1;

    ScoreException(String message) {
        super(message);
    }

    ScoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
