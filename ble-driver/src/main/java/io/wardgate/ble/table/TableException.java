package io.wardgate.ble.table;

/** A table that cannot be used. The message names file, place, value and what is allowed. */
public final class TableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public TableException(String message) {
        super(message);
    }
}
