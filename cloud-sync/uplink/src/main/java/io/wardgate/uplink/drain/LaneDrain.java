package io.wardgate.uplink.drain;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandInlet;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.api.uplink.UrgentOutlet;
import io.wardgate.protocol.api.CommandCodec;
import io.wardgate.uplink.failover.FailoverUplink;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread {@code wardgate-uplink}: it alone reads the store, sends, and takes answers. Appends, answers, urgent
 * offers and the link's changes only leave a note and wake it; between them it sleeps until something is due.
 */
public final class LaneDrain implements UrgentOutlet, HealthCheck {

    /** Notes that wait at most; an answer or offer beyond is dropped, and the batch is sent again. */
    private static final int MAX_NOTES = 4_096;

    private static final long AFTER_FAULT_MILLIS = 1_000;
    private static final long STOP_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(LaneDrain.class);

    private final BufferStore store;
    private final FailoverUplink uplink;
    private final CommandInlet commands;
    private final GatewayClock clock;
    private final DrainRound round;
    private final DrainHealth health;
    private final RoundTrip roundTrip = new RoundTrip();
    private final DrainCounters counters = new DrainCounters();
    private final Queue<Runnable> notes = new LinkedBlockingQueue<>(MAX_NOTES);
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "wardgate-uplink");
    private volatile boolean stopping;
    private volatile boolean appended;

    /**
     * A drain over primary and backup.
     *
     * @param commands takes what the receiver orders
     */
    public LaneDrain(
            DrainSettings settings,
            BufferStore store,
            FailoverUplink uplink,
            CommandInlet commands,
            GatewayClock clock,
            String gateway) {
        this.store = store;
        this.uplink = uplink;
        this.commands = commands;
        this.clock = clock;
        this.round = new DrainRound(settings, store, uplink, clock, gateway, roundTrip, counters, this::wake);
        this.health = new DrainHealth(uplink, clock, roundTrip, counters, round);
    }

    /** A drain over one transport, on a gateway that takes no commands. */
    public LaneDrain(DrainSettings settings, BufferStore store, Uplink uplink, GatewayClock clock, String gateway) {
        this(
                settings,
                store,
                FailoverUplink.over(uplink, clock),
                command -> LOG.warn("a command arrived, and nobody takes it here"),
                clock,
                gateway);
    }

    public void start() {
        store.onAppend(new AppendWakeUp(this));
        uplink.open(new Listener());
        thread.start();
    }

    /** Ends the thread and closes the transport. Whatever is unanswered stays in the store. */
    public void stop() {
        stopping = true;
        wake();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        uplink.close();
    }

    @Override
    public void offer(SealedBatch batch) {
        note(() -> round.offered(batch));
    }

    @Override
    public String name() {
        return "uplink";
    }

    @Override
    public Health check() {
        return health.check();
    }

    void wakeAfterAppend() {
        appended = true;
        wake();
    }

    private void run() {
        while (!stopping) {
            long pause = AFTER_FAULT_MILLIS;
            try {
                takeNotes();
                round.run();
                health.observed(round.inFlight(), round.oldestSentNanos());
                uplink.check(round.unanswered());
                pause = Math.min(round.nextDueMillis(), uplink.nextCheckMillis()) - clock.monoMillis();
            } catch (RuntimeException e) {
                counters.storeFailures.incrementAndGet();
                LOG.error("draining the store failed; trying again", e);
            }
            sleep(pause);
        }
    }

    private void takeNotes() {
        if (appended) {
            appended = false;
            round.appended();
        }
        for (Runnable note = notes.poll(); note != null; note = notes.poll()) {
            note.run();
        }
    }

    private void note(Runnable note) {
        if (!notes.offer(note)) {
            counters.overflowedNotes.incrementAndGet();
        }
        wake();
    }

    private void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    private void sleep(long millis) {
        try {
            if (wakeUps.tryAcquire(Math.max(0, millis), TimeUnit.MILLISECONDS)) {
                wakeUps.drainPermits();
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Runs on the transport's threads. */
    private final class Listener implements UplinkListener {

        @Override
        public void onMessage(byte[] message) {
            if (CommandCodec.isCommand(message)) {
                counters.commands.incrementAndGet();
                commands.offer(message);
            } else {
                note(() -> round.answered(message));
            }
        }

        @Override
        public void onUp(Lane lane) {
            note(() -> round.cameUp(lane));
        }

        @Override
        public void onDown(Lane lane, String reason) {
            LOG.warn("connection of lane {} is down: {}", lane, reason);
            wake();
        }
    }
}
