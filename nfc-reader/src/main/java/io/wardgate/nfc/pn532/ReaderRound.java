package io.wardgate.nfc.pn532;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.ReaderEvent;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.ReaderStatistics.State;
import io.wardgate.api.nfc.Tag;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.nfc.link.LinkException;
import io.wardgate.nfc.link.Pn532Link;
import io.wardgate.nfc.link.RecoveryLadder;
import io.wardgate.nfc.link.ResetLine;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of a reader after another: search the field, tell what changed, or take the next step of recovery. No round
 * waits for anything without an end, and none throws.
 *
 * <p>Between searches the field is switched off and on: a tag that was spoken to sleeps, and would be missed by every
 * second search else. Owned by the reader's thread.
 */
final class ReaderRound {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderRound.class);

    private final ReaderSettings settings;
    private final GatewayClock clock;
    private final ReaderListener listener;
    private final ReaderFigures figures;
    private final RecoveryLadder ladder;
    private final Presence presence = new Presence();
    private @Nullable OctetPort port;
    private @Nullable Chip chip;
    private boolean isInitialised;
    private String version = "";
    private Told told = Told.NOTHING;

    /** What the listener believes of the reader. */
    private enum Told {
        NOTHING,
        UP,
        DEGRADED,
        DOWN
    }

    ReaderRound(ReaderSettings settings, GatewayClock clock, ReaderListener listener, ReaderFigures figures) {
        this.settings = settings;
        this.clock = clock;
        this.listener = listener;
        this.figures = figures;
        this.ladder = new RecoveryLadder(settings.resetLine() != null, figures.link);
        figures.situation(State.OPENING, "opens its port");
    }

    /** @return how long to pause before the next, in ms */
    int run() {
        try {
            search(initialised());
            ladder.progress();
            return settings.pollMillis();
        } catch (LinkException e) {
            return recover(e, false);
        } catch (IOException e) {
            return recover(e, true);
        }
    }

    void close() {
        closePort();
        figures.situation(State.STOPPED, "stopped");
    }

    private Chip initialised() throws IOException {
        Chip current = chip;
        if (current == null) {
            OctetPort opened = settings.port().open();
            port = opened;
            current = new Chip(new Pn532Link(opened, clock, figures.link));
            chip = current;
            isInitialised = false;
        }
        if (!isInitialised) {
            version = current.initialise();
            isInitialised = true;
        }
        return current;
    }

    private void search(Chip current) throws IOException {
        current.field(false);
        current.field(true);
        List<Tag> tags = current.tags();
        figures.polls.incrementAndGet();
        if (told != Told.UP) {
            told = Told.UP;
            figures.situation(State.READING, version);
            tell(new ReaderEvent.ReaderUp(settings.name(), clock.monoNanos(), version));
        }
        Presence.Change change = presence.found(tags, clock.monoMillis());
        if (change == Presence.Change.LEFT || change == Presence.Change.REPLACED) {
            figures.gone.incrementAndGet();
            Tag left = Objects.requireNonNull(presence.previous());
            tell(new ReaderEvent.TagGone(settings.name(), clock.monoNanos(), left));
        }
        if (change == Presence.Change.CAME || change == Presence.Change.REPLACED) {
            figures.seen.incrementAndGet();
            ChipChannel channel = new ChipChannel(current);
            tell(new ReaderEvent.TagSeen(settings.name(), clock.monoNanos(), tags.get(0), channel));
            channel.close();
        }
        if (change == Presence.Change.COLLIDED) {
            figures.collisions.incrementAndGet();
            tell(new ReaderEvent.Collision(settings.name(), clock.monoNanos(), tags));
        }
        if (!tags.isEmpty()) {
            current.release();
        }
    }

    private int recover(IOException fault, boolean isPortLost) {
        String reason = String.valueOf(fault.getMessage());
        if (told == Told.UP) {
            told = Told.DEGRADED;
            figures.situation(State.RECOVERING, "recovers: " + reason);
            tell(new ReaderEvent.ReaderDegraded(settings.name(), clock.monoNanos(), reason));
        }
        isInitialised = false;
        switch (ladder.next(isPortLost)) {
            case WAKE -> LOG.debug("reader {}: {}; waking it", settings.name(), reason);
            case REOPEN -> closePort();
            case RESET -> reset(Objects.requireNonNull(settings.resetLine()));
            case REPORT -> {
                closePort();
                report(reason);
                return ladder.pauseMillis();
            }
        }
        return 0;
    }

    private void reset(ResetLine resetLine) {
        closePort();
        try {
            resetLine.pulse();
        } catch (IOException e) {
            LOG.warn("reader {} cannot be reset by its wire: {}", settings.name(), e.getMessage());
        }
    }

    private void report(String reason) {
        figures.situation(State.DOWN, "down, tried again every " + ladder.pauseMillis() + " ms: " + reason);
        if (told != Told.DOWN) {
            told = Told.DOWN;
            LOG.warn("reader {} is down: {}", settings.name(), reason);
            tell(new ReaderEvent.ReaderDown(settings.name(), clock.monoNanos(), reason));
        }
    }

    /** A listener that fails costs its own event only. */
    private void tell(ReaderEvent event) {
        try {
            listener.heard(event);
        } catch (RuntimeException e) {
            LOG.error(
                    "reader {}: the listener failed on {}",
                    settings.name(),
                    event.getClass().getSimpleName(),
                    e);
        }
    }

    private void closePort() {
        if (port != null) {
            port.close();
        }
        port = null;
        chip = null;
    }
}
