package io.wardgate.simulator.faults.store;

import java.io.IOException;

/**
 * Ends this process with its parent, however that ends: the parent holds the other end of standard input, and never
 * writes.
 */
public final class ParentWatch {

    private ParentWatch() {}

    public static void start() {
        Thread watch = new Thread(ParentWatch::await, "wardgate-faults-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void await() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            System.err.println("the parent is gone: " + e);
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }
}
