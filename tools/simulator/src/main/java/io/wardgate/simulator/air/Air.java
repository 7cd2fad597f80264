package io.wardgate.simulator.air;

import io.wardgate.simulator.scenario.Scenario;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The three advertising channels and the one radio that listens to them.
 *
 * <p>An advertising event sends the same packet on channels 37, 38 and 39, one after the other. Two events whose
 * packets overlap in time overlap on the same channel; then only one that is {@code captureDb} stronger survives
 * (unslotted ALOHA with capture). The gateway's radio listens to one channel at a time and hops every scan interval: an
 * event at a hop may be heard twice or not at all.
 *
 * <p>An event is decided once no later one can overlap it. Owned by the ward's thread.
 */
public final class Air {

    /** 47 octets at 1 Mbit/s: a legacy advertisement with 31 octets of data. */
    public static final long PACKET_MICROS = 376;

    private static final int CHANNELS = 3;
    private static final long CHANNEL_STEP_MICROS = 500;
    static final long EVENT_MICROS = (CHANNELS - 1) * CHANNEL_STEP_MICROS + PACKET_MICROS;

    private final Scenario.Radio radio;
    private final AtomicLong transmitted = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final Deque<OnAir> onAir = new ArrayDeque<>();

    public Air(Scenario.Radio radio) {
        this.radio = radio;
    }

    /**
     * Starts an advertising event; call in order of time.
     *
     * @param receivable whether a radio that listens hears it if nothing collides with it
     */
    public void transmit(long atMicros, Advertisement advertisement, double rssi, boolean receivable) {
        OnAir event = new OnAir(atMicros, advertisement, rssi, receivable);
        for (OnAir other : onAir) {
            if (atMicros - other.atMicros < PACKET_MICROS) {
                other.strongestOther = Math.max(other.strongestOther, rssi);
                event.strongestOther = Math.max(event.strongestOther, other.rssi);
            }
        }
        onAir.add(event);
        transmitted.incrementAndGet();
    }

    /**
     * Decides the oldest event if it is over before the next one can start.
     *
     * @return its reports (none, one, or two at a hop), or null if it is too early to say
     */
    public @Nullable List<Report> decide(long nextStartMicros) {
        OnAir oldest = onAir.peek();
        if (oldest == null || oldest.atMicros + EVENT_MICROS > nextStartMicros) {
            return null;
        }
        onAir.remove();
        List<Report> reports = reports(oldest);
        received.addAndGet(reports.isEmpty() ? 0 : 1);
        return reports;
    }

    /** Advertising events so far; from any thread. */
    public long transmitted() {
        return transmitted.get();
    }

    /** Those of them that the radio received; from any thread. */
    public long received() {
        return received.get();
    }

    /** When the oldest undecided event is over; {@link Long#MAX_VALUE} without one. */
    public long nextEndMicros() {
        OnAir oldest = onAir.peek();
        return oldest == null ? Long.MAX_VALUE : oldest.atMicros + EVENT_MICROS;
    }

    private List<Report> reports(OnAir event) {
        long end = event.atMicros + EVENT_MICROS;
        Report report = new Report(end, event.advertisement, Report.wholeDbm(event.rssi));
        if (radio.lossless()) {
            return List.of(report);
        }
        if (!event.receivable || event.rssi - event.strongestOther < radio.captureDb()) {
            return List.of();
        }
        List<Report> reports = new ArrayList<>(1);
        for (int channel = 0; channel < CHANNELS; channel++) {
            long start = event.atMicros + channel * CHANNEL_STEP_MICROS;
            if (listens(channel, start) && listens(channel, start + PACKET_MICROS)) {
                reports.add(report);
            }
        }
        return reports;
    }

    private boolean listens(int channel, long atMicros) {
        return atMicros / (radio.scanIntervalMillis() * 1000L) % CHANNELS == channel;
    }

    private static final class OnAir {
        final long atMicros;
        final Advertisement advertisement;
        final double rssi;
        final boolean receivable;
        double strongestOther = Double.NEGATIVE_INFINITY;

        OnAir(long atMicros, Advertisement advertisement, double rssi, boolean receivable) {
            this.atMicros = atMicros;
            this.advertisement = advertisement;
            this.rssi = rssi;
            this.receivable = receivable;
        }
    }
}
