package io.wardgate.nfc.pn532;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.Tag;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.nfc.link.LinkException;
import io.wardgate.nfc.link.LinkFigures;
import io.wardgate.nfc.link.Pn532Link;
import io.wardgate.nfc.link.RecoveryLadder;
import io.wardgate.nfc.link.ResetLine;
import io.wardgate.nfc.reader.Announcer;
import io.wardgate.nfc.reader.Presence;
import io.wardgate.nfc.reader.ReaderFigures;
import io.wardgate.nfc.reader.Round;
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
final class ReaderRound implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderRound.class);

    private final ReaderSettings settings;
    private final GatewayClock clock;
    private final LinkFigures link;
    private final ReaderFigures figures;
    private final Announcer announcer;
    private final RecoveryLadder ladder;
    private final Presence presence = new Presence();
    private @Nullable OctetPort port;
    private @Nullable Chip chip;
    private boolean isInitialised;
    private String version = "";

    ReaderRound(
            ReaderSettings settings,
            GatewayClock clock,
            ReaderListener listener,
            ReaderFigures figures,
            LinkFigures link) {
        this.settings = settings;
        this.clock = clock;
        this.figures = figures;
        this.link = link;
        this.announcer = new Announcer(settings.name(), clock, listener, figures);
        this.ladder = new RecoveryLadder(settings.resetLine() != null, link);
    }

    @Override
    public int run() {
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

    @Override
    public void close() {
        closePort();
    }

    private Chip initialised() throws IOException {
        Chip current = chip;
        if (current == null) {
            OctetPort opened = settings.port().open();
            port = opened;
            current = new Chip(new Pn532Link(opened, clock, link));
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
        figures.polled();
        announcer.up(version);
        Presence.Change change = presence.found(tags, clock.monoMillis());
        if (change == Presence.Change.LEFT || change == Presence.Change.REPLACED) {
            announcer.gone(Objects.requireNonNull(presence.previous()));
        }
        if (change == Presence.Change.CAME || change == Presence.Change.REPLACED) {
            ChipChannel channel = new ChipChannel(current);
            announcer.seen(tags.get(0), channel);
            channel.close();
        }
        if (change == Presence.Change.COLLIDED) {
            announcer.collision(tags);
        }
        if (!tags.isEmpty()) {
            current.release();
        }
    }

    private int recover(IOException fault, boolean isPortLost) {
        String reason = String.valueOf(fault.getMessage());
        announcer.degraded(reason);
        isInitialised = false;
        switch (ladder.next(isPortLost)) {
            case WAKE -> LOG.debug("reader {}: {}; waking it", settings.name(), reason);
            case REOPEN -> closePort();
            case RESET -> reset(Objects.requireNonNull(settings.resetLine()));
            case REPORT -> {
                closePort();
                announcer.down(reason, ladder.pauseMillis());
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

    private void closePort() {
        if (port != null) {
            port.close();
        }
        port = null;
        chip = null;
    }
}
