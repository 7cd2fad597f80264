package io.wardgate.simulator.faults.proxy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a number of answers of the receiver pass and catches the next one: its batches are committed, and their gateway
 * does not know. Nothing goes down any more after that until the connections are made anew.
 *
 * <p>An answer is known by its opening (docs/wire/answer.md). Safe from any thread.
 */
public final class AnswerTrap {

    private static final byte[] OPENING = {0x0d, 'W', 'G', 'A', '1'};

    private final AtomicInteger passing;
    private final CountDownLatch caught = new CountDownLatch(1);

    /** @param passing how many answers pass */
    public AnswerTrap(int passing) {
        this.passing = new AtomicInteger(passing);
    }

    /** Whether one was caught; waits that long for it. */
    public boolean await(long millis) throws InterruptedException {
        return caught.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether these octets on their way down are to be held back. */
    boolean holds(byte[] piece, int count) {
        if (caught.getCount() == 0) {
            return true;
        }
        for (int at = 0; at + OPENING.length <= count; at++) {
            if (isOpening(piece, at) && passing.getAndDecrement() <= 0) {
                caught.countDown();
                return true;
            }
        }
        return false;
    }

    private static boolean isOpening(byte[] piece, int at) {
        for (int i = 0; i < OPENING.length; i++) {
            if (piece[at + i] != OPENING[i]) {
                return false;
            }
        }
        return true;
    }
}
