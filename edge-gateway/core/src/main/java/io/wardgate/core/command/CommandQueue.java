package io.wardgate.core.command;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandHandler;
import io.wardgate.api.command.CommandInlet;
import io.wardgate.api.command.CommandJournal;
import io.wardgate.api.command.CommandState;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.core.event.GatewayEvents;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code wardgate-commands}: takes commands in, keeps them, and runs those that are due one after another. It
 * alone touches the journal's notes and calls handlers; the transports only leave octets.
 */
public class CommandQueue implements CommandInlet, HealthCheck {

    static final int INLET = 64;

    private static final Logger LOG = LoggerFactory.getLogger(CommandQueue.class);
    private static final long LOOK_MILLIS = 200;
    private static final long STOP_MILLIS = 10_000;

    /** Wakes the thread; no command has no octets. */
    private static final byte[] WAKE = {};

    private final BlockingQueue<byte[]> inlet = new ArrayBlockingQueue<>(INLET);
    private final CommandCounters counters = new CommandCounters();
    private final CommandRunner runner = new CommandRunner();
    private final CommandDesk desk;
    private final Thread thread = new Thread(this::run, "wardgate-commands");
    private volatile boolean ended;

    public CommandQueue(CommandJournal journal, GatewayEvents events, GatewayClock clock) {
        CommandBook book = new CommandBook(new CommandMemory(journal, clock), events, clock, counters);
        this.desk = new CommandDesk(book, runner, clock, counters);
    }

    public void start() {
        thread.start();
    }

    /** Interrupts a handler that runs; its command runs again in the next life. */
    public void stop() {
        ended = true;
        runner.stop();
        if (!inlet.offer(WAKE)) {
            LOG.debug("the thread is awake");
        }
        if (Thread.currentThread() != thread) {
            join();
        }
    }

    @Override
    public void offer(byte[] command) {
        counters.received.incrementAndGet();
        if (!inlet.offer(command.clone())) {
            counters.overflowed.incrementAndGet();
        }
    }

    public void addHandler(CommandHandler handler) {
        runner.add(handler);
    }

    public void removeHandler(CommandHandler handler) {
        runner.remove(handler);
    }

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public Health check() {
        long waiting = counters.waiting.get();
        long done = counters.count(CommandState.DONE);
        boolean failing = counters.journalFails;
        return new Health(
                failing ? Health.State.DEGRADED : Health.State.OK,
                failing
                        ? "the command journal fails; it is tried again, and commands come again"
                        : done + " done, " + waiting + " wait",
                counters.figures());
    }

    private void run() {
        try {
            desk.open();
            while (!ended) {
                byte[] octets = inlet.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (octets != null && octets != WAKE) {
                    desk.take(octets);
                }
                desk.look();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread outside handlers but a framework that shuts down hard: end in order.
            LOG.warn("interrupted; commands wait for the next start");
        } catch (RuntimeException e) {
            LOG.error("the command queue broke; commands wait for the next start", e);
        }
    }

    private void join() {
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
