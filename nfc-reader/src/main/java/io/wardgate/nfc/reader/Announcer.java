package io.wardgate.nfc.reader;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagChannel;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener what the reader noticed, and counts it. States are told when they change only: up, from there
 * degraded, and down once until it is up again.
 *
 * <p>Owned by the reader's thread.
 */
public final class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final String reader;
    private final GatewayClock clock;
    private final ReaderListener listener;
    private final ReaderFigures figures;
    private Told told = Told.NOTHING;

    /** What the listener believes of the reader. */
    private enum Told {
        NOTHING,
        UP,
        DEGRADED,
        DOWN
    }

    public Announcer(String reader, GatewayClock clock, ReaderListener listener, ReaderFigures figures) {
        this.reader = reader;
        this.clock = clock;
        this.listener = listener;
        this.figures = figures;
    }

    /** It works. */
    public void up(String version) {
        if (told != Told.UP) {
            told = Told.UP;
            figures.situation(State.READING, version);
            tell(new ReaderEvent.ReaderUp(reader, clock.monoNanos(), version));
        }
    }

    /** It worked, and is being recovered. */
    public void degraded(String reason) {
        if (told == Told.UP) {
            told = Told.DEGRADED;
            figures.situation(State.RECOVERING, "recovers: " + reason);
            tell(new ReaderEvent.ReaderDegraded(reader, clock.monoNanos(), reason));
        }
    }

    /** Recovery was in vain. */
    public void down(String reason, int pauseMillis) {
        figures.situation(State.DOWN, "down, tried again every " + pauseMillis + " ms: " + reason);
        if (told != Told.DOWN) {
            told = Told.DOWN;
            LOG.warn("reader {} is down: {}", reader, reason);
            tell(new ReaderEvent.ReaderDown(reader, clock.monoNanos(), reason));
        }
    }

    public void seen(Tag tag, TagChannel channel) {
        figures.seen.incrementAndGet();
        tell(new ReaderEvent.TagSeen(reader, clock.monoNanos(), tag, channel));
    }

    public void gone(Tag tag) {
        figures.gone.incrementAndGet();
        tell(new ReaderEvent.TagGone(reader, clock.monoNanos(), tag));
    }

    public void collision(List<Tag> tags) {
        figures.collisions.incrementAndGet();
        tell(new ReaderEvent.Collision(reader, clock.monoNanos(), tags));
    }

    /** A listener that fails costs its own event only. */
    private void tell(ReaderEvent event) {
        try {
            listener.heard(event);
        } catch (RuntimeException e) {
            LOG.error(
                    "reader {}: the listener failed on {}",
                    reader,
                    event.getClass().getSimpleName(),
                    e);
        }
    }
}
