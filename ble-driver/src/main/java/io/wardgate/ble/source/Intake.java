package io.wardgate.ble.source;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.SourceStatistics.State;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.ble.queue.AdvertisementQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Where the reader of a radio leaves what it hears and how it fares. Called by the reader's thread alone. */
public final class Intake {

    private final AdvertisementQueue queue;
    private final UrgencyProbe probe;
    private final SourceFigures figures;

    Intake(AdvertisementQueue queue, UrgencyProbe probe, SourceFigures figures) {
        this.queue = queue;
        this.probe = probe;
        this.figures = figures;
    }

    /** One report; never waits. */
    public void report(Advertisement advertisement) {
        report(advertisement, false);
    }

    /** One report that the radio may already have called urgent; never waits. */
    public void report(Advertisement advertisement, boolean saidUrgent) {
        figures.reports.incrementAndGet();
        queue.put(advertisement, saidUrgent || probe.mayBeUrgent(advertisement));
    }

    /** A report or an AD structure was cut or contradictory. */
    public void malformed() {
        figures.malformed.incrementAndGet();
    }

    /** So many octets more were thrown away to find the next packet. */
    public void skipped(long octets) {
        figures.skippedOctets.addAndGet(octets);
    }

    /**
     * A step of recovery was taken.
     *
     * @param step its name in the figures, as {@code reset}; one of a few
     */
    public void recovery(String step) {
        figures.recovery(step);
    }

    /** So much more of a figure that only this kind of radio has; it appears in health under this name. */
    public void count(String figure, long more) {
        figures.own.computeIfAbsent(figure, name -> new AtomicLong()).addAndGet(more);
    }

    /** A figure that tells what this kind of radio is, and never changes, however often the radio is started. */
    public void always(String figure, long value) {
        figures.own.computeIfAbsent(figure, name -> new AtomicLong(value));
    }

    /** What the source does now, and one sentence on it. */
    public void now(State state, String detail) {
        figures.now(state, detail);
    }

    /** What it did last. */
    public State state() {
        return figures.situation().state();
    }
}
