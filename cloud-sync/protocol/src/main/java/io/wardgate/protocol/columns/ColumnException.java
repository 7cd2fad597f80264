package io.wardgate.protocol.columns;

/** The columns contradict themselves or each other. */
public final class ColumnException extends Exception {

    private static final long serialVersionUID = 1L;

    ColumnException(String message) {
        super(message);
    }

    /** Refuses a column whose length does not follow from the runs. */
    static void requireLength(String column, int length, int expected) throws ColumnException {
        if (length != expected) {
            throw new ColumnException("column " + column + " has " + length + " entries; the runs need " + expected);
        }
    }
}
