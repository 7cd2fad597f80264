package io.wardgate.core.clock;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Prints each setting of this machine's clock, until it is killed. */
final class WatchedClockMain {

    static final String STEP = "step ";

    private WatchedClockMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        ClockWatch watch = new ClockWatch(new SystemGatewayClock(), map -> System.out.println(STEP + map.stepMillis()));
        CountDownLatch never = new CountDownLatch(1);
        do {
            watch.look();
        } while (!never.await(100, TimeUnit.MILLISECONDS));
    }
}
