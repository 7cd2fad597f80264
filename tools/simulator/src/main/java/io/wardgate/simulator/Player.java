package io.wardgate.simulator;

import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Garbage;
import io.wardgate.simulator.chance.PoissonTimes;
import io.wardgate.simulator.chance.Purpose;
import io.wardgate.simulator.hci.BluetoothRadio;
import io.wardgate.simulator.ledger.LedgerWriter;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.ward.TruthDigest;
import io.wardgate.simulator.ward.Ward;
import io.wardgate.simulator.ward.WardEvent;
import io.wardgate.simulator.wr24.ReceiverFeed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plays a ward against the wall clock. One thread owns the ward: it waits until an event is due, then lets it happen.
 * When it falls behind, events follow one another without a pause: nothing is left out.
 */
final class Player {

    private static final long FLUSH_MICROS = 1_000_000L;
    private static final long STOP_MILLIS = 5_000;

    private final Scenario scenario;
    private final Ward ward;
    private final long endMicros;
    private final List<BluetoothRadio> radios;
    private final LedgerWriter ledger;
    private final @Nullable ReceiverFeed receiver;
    private final PoissonTimes garbageTimes;
    private final Garbage garbage;
    private final TruthDigest truth = new TruthDigest();
    private final CountDownLatch stopAsked = new CountDownLatch(1);
    private final Thread thread;

    private final long startNanos;
    private final long startMillis;
    private long flushedMicros;

    /** Second 0 of the scenario is startMillis, as the ledger says. */
    Player(
            Scenario scenario,
            Ward ward,
            @Nullable Duration duration,
            long startMillis,
            List<BluetoothRadio> radios,
            @Nullable ReceiverFeed receiver,
            LedgerWriter ledger) {
        this.startMillis = startMillis;
        this.startNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - startMillis);
        this.scenario = scenario;
        this.ward = ward;
        this.endMicros = duration == null ? Long.MAX_VALUE : TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
        this.radios = List.copyOf(radios);
        this.ledger = ledger;
        this.receiver = receiver;
        Chance chance = new Chance(scenario.seed());
        this.garbageTimes =
                new PoissonTimes(chance, Purpose.GARBAGE, scenario.faults().garbagePerMinute());
        this.garbage = new Garbage(chance, Purpose.GARBAGE);
        this.thread = new Thread(this::play, "wardgate-sim-player");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean await(Duration timeout) throws InterruptedException {
        thread.join(Math.max(1, timeout.toMillis()));
        return !thread.isAlive();
    }

    void stop() {
        stopAsked.countDown();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void play() {
        try {
            WardEvent event = ward.next();
            while (event.atMicros() < endMicros && waitUntil(event.atMicros())) {
                happen(event);
                event = ward.next();
            }
            waitUntil(Math.min(endMicros, event.atMicros()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ledger.end(System.currentTimeMillis(), truth.hex());
        }
    }

    /** False if somebody asked to stop. */
    private boolean waitUntil(long micros) throws InterruptedException {
        long left = micros - nowMicros();
        while (left > 0) {
            if (stopAsked.await(Math.min(left, FLUSH_MICROS), TimeUnit.MICROSECONDS)) {
                return false;
            }
            flushIfDue();
            left = micros - nowMicros();
        }
        flushIfDue();
        return stopAsked.getCount() > 0;
    }

    private void happen(WardEvent event) {
        truth.add(event);
        if (event instanceof WardEvent.Produced produced) {
            ledger.produced(produced.record(), startMillis + event.atMicros() / 1000);
        } else if (event instanceof WardEvent.Received received && !silent(event.atMicros())) {
            if (garbageTimes.due(event.atMicros())) {
                byte[] octets = garbage.next();
                radios.forEach(radio -> radio.garbage(octets));
            }
            radios.forEach(radio -> radio.report(received.report()));
        } else if (event instanceof WardEvent.Received24 received && receiver != null) {
            receiver.hear(received.uplink());
        }
    }

    private boolean silent(long micros) {
        return scenario.faults().silences().stream().anyMatch(silence -> silence.holds(micros));
    }

    private void flushIfDue() {
        long now = nowMicros();
        if (now - flushedMicros >= FLUSH_MICROS) {
            flushedMicros = now;
            ledger.flush();
        }
    }

    private long nowMicros() {
        return (System.nanoTime() - startNanos) / 1000;
    }
}
