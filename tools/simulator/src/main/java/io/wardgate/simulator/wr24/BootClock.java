package io.wardgate.simulator.wr24;

import java.util.function.LongSupplier;

/**
 * The receiver's clock and its lives: the free-running tick begins anywhere at each boot, and each boot has a number of
 * its own. Owned by the receiver's thread; {@link #tickAt} only computes.
 */
final class BootClock {

    /** Why the receiver booted, as hello says it. */
    enum Reason {
        UNKNOWN,
        POWER_ON,
        WATCHDOG,
        ORDERED
    }

    /** Spreads the first ticks of the boots over all 32 bits, so that some wrap soon. */
    private static final int TICK_STEP = 0x9E37_79B9;

    private final LongSupplier millis;
    private long bootedAtMillis;
    private int number;
    private Reason reason = Reason.POWER_ON;

    BootClock(LongSupplier millis, int firstNumber) {
        this.millis = millis;
        this.number = firstNumber;
        this.bootedAtMillis = millis.getAsLong();
    }

    void boot(Reason why) {
        reason = why;
        number++;
        bootedAtMillis = millis.getAsLong();
    }

    long nowMillis() {
        return millis.getAsLong();
    }

    int tickAt(long atMillis) {
        return number * TICK_STEP + (int) (atMillis - bootedAtMillis);
    }

    int tick() {
        return tickAt(nowMillis());
    }

    int uptimeSeconds() {
        return (int) ((nowMillis() - bootedAtMillis) / 1000);
    }

    int number() {
        return number;
    }

    Reason reason() {
        return reason;
    }
}
