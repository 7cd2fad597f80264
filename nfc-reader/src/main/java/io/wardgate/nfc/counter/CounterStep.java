package io.wardgate.nfc.counter;

/**
 * From one reading of a tag to the next.
 *
 * @param before the greatest counter so far, -1 if there was none
 */
public record CounterStep(int before, int counter) {

    /** More readings than that somewhere else between two here are worth a note. */
    private static final int USUAL = 50;

    /** Whether the message was seen before, or one after it. */
    public boolean isReplay() {
        return counter <= before;
    }

    /** Whether the tag was read unusually often elsewhere since. */
    public boolean isLeap() {
        return before >= 0 && counter - before > USUAL;
    }
}
