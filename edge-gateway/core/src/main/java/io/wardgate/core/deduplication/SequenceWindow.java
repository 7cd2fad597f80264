package io.wardgate.core.deduplication;

/**
 * Which of the last 64 records of one device were heard: a bitmap that slides with the newest sequence, so that
 * repetitions and records out of order cost two shifts and no memory.
 *
 * <p>A new boot number, or a jump back by more than {@link #RESTART_DISTANCE}, is a restart of the device: the window
 * starts again. Anything older than the window but within that distance is refused: it cannot be told from a repeat.
 *
 * <p>Not thread-safe: owned by the {@link Deduper}.
 */
final class SequenceWindow {

    static final int SIZE = 64;
    static final long RESTART_DISTANCE = 1_024;

    private boolean started;
    private int boot;
    private long newest;

    /** Bit n: record newest - n was heard. */
    private long heard;

    boolean isNew(int recordBoot, long sequence) {
        if (!started || recordBoot != boot) {
            return true;
        }
        long behind = newest - sequence;
        if (behind < 0 || behind > RESTART_DISTANCE) {
            return true;
        }
        return behind < SIZE && (heard & (1L << behind)) == 0;
    }

    /** Remembers a record that {@link #isNew} said is new. */
    void mark(int recordBoot, long sequence) {
        long behind = newest - sequence;
        if (!started || recordBoot != boot || behind > RESTART_DISTANCE) {
            started = true;
            boot = recordBoot;
            newest = sequence;
            heard = 1;
        } else if (behind < 0) {
            heard = -behind < SIZE ? (heard << -behind) | 1 : 1;
            newest = sequence;
        } else {
            heard |= 1L << behind;
        }
    }
}
