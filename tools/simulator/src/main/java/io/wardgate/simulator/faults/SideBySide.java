package io.wardgate.simulator.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs rounds on several threads: most of a round is waiting for a disk or a process. */
public final class SideBySide {

    private static final long LIMIT_SECONDS = 30;

    private SideBySide() {}

    /** One round of a test. */
    @FunctionalInterface
    public interface Round {
        void run(int number) throws IOException, InterruptedException;
    }

    /**
     * Runs rounds 0 to count - 1 and returns when all are done; the first failure is thrown then. None runs on after an
     * interrupt.
     */
    public static void run(int count, int threads, Round round) throws IOException, InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> new Thread(work, "wardgate-faults-round"));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(pool.submit(() -> {
                    round.run(number);
                    return number;
                }));
            }
            for (Future<?> one : running) {
                await(one);
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void await(Future<?> round) throws IOException, InterruptedException {
        try {
            round.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}
