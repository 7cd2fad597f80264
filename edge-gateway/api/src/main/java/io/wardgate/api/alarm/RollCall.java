package io.wardgate.api.alarm;

import java.util.List;

/**
 * All alarms that are open on a gateway at one moment. Whoever holds another one of this book below {@code nextNumber}, or
 * one of a book before, knows that it is over. It never opens anything.
 *
 * @param book of the gateway's present life
 * @param nextNumber the number that the next alarm of the book gets
 * @param monoMillis when, in gateway monotonic ms
 * @param open numbers of the book's open alarms, ascending
 */
public record RollCall(long book, long nextNumber, long monoMillis, List<Long> open) {

    /** Most open alarms of a gateway; one more is not raised. */
    public static final int MAX_OPEN = 4_096;

    public RollCall {
        open = List.copyOf(open);
    }
}
