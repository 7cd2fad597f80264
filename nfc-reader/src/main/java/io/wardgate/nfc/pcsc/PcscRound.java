package io.wardgate.nfc.pcsc;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.Tag;
import io.wardgate.nfc.reader.Announcer;
import io.wardgate.nfc.reader.Presence;
import io.wardgate.nfc.reader.ReaderFigures;
import io.wardgate.nfc.reader.Round;
import java.util.List;
import java.util.Objects;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import org.jspecify.annotations.Nullable;

/**
 * One round: is there a card, and what does it call itself. It is asked each time, over a connection that is kept while
 * it stays, so that another card in its place is noticed. No call waits for a card.
 *
 * <p>Owned by the reader's thread.
 */
final class PcscRound implements Round {

    private final PcscSettings settings;
    private final GatewayClock clock;
    private final ReaderFigures figures;
    private final PcscFigures own;
    private final Announcer announcer;
    private final Presence presence = new Presence();
    private @Nullable CardService service;
    private @Nullable CardTerminal terminal;
    private @Nullable PcscCard card;

    PcscRound(
            PcscSettings settings,
            GatewayClock clock,
            ReaderListener listener,
            ReaderFigures figures,
            PcscFigures own) {
        this.settings = settings;
        this.clock = clock;
        this.figures = figures;
        this.own = own;
        this.announcer = new Announcer(settings.name(), clock, listener, figures);
    }

    @Override
    public int run() {
        try {
            CardTerminal current = terminal();
            boolean isThere = current.isCardPresent();
            figures.polled();
            own.retries.progress();
            announcer.up("PC/SC terminal " + current.getName());
            look(current, isThere);
            return settings.pollMillis();
        } catch (CardException e) {
            return lost(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        letGo();
        if (service != null) {
            service.close();
        }
        service = null;
        terminal = null;
    }

    private CardTerminal terminal() throws CardException {
        CardTerminal current = terminal;
        if (current == null) {
            CardService opened = settings.service().open();
            service = opened;
            current = opened.terminals().list().stream()
                    .filter(each -> each.getName().contains(settings.terminal()))
                    .findFirst()
                    .orElseThrow(() -> new CardException("no terminal whose name contains '" + settings.terminal()
                            + "'; plug it in, or correct terminal (pcsc_scan -r lists them)"));
            terminal = current;
        }
        return current;
    }

    private void look(CardTerminal current, boolean isThere) throws CardException {
        if (!isThere) {
            letGo();
            tell(null, presence.found(List.of(), clock.monoMillis()));
            return;
        }
        try {
            PcscCard held = card == null ? PcscCard.connect(current) : card;
            card = held;
            Tag tag = held.tag();
            if (tag == null) {
                own.withoutUid.incrementAndGet();
            }
            tell(held, presence.found(tag == null ? List.of() : List.of(tag), clock.monoMillis()));
        } catch (CardException e) {
            letGo();
            // Throws if it is the service that was lost, and not the card.
            if (current.isCardPresent()) {
                own.unread.incrementAndGet();
            }
        }
    }

    private void tell(@Nullable PcscCard held, Presence.Change change) {
        if (change == Presence.Change.LEFT || change == Presence.Change.REPLACED) {
            announcer.gone(Objects.requireNonNull(presence.previous()));
        }
        if (held != null && (change == Presence.Change.CAME || change == Presence.Change.REPLACED)) {
            Tag tag = Objects.requireNonNull(presence.present());
            PcscChannel channel = new PcscChannel(held, tag.isSmartCard());
            announcer.seen(tag, channel);
            channel.close();
        }
    }

    private void letGo() {
        if (card != null) {
            card.close();
        }
        card = null;
    }

    private int lost(String reason) {
        close();
        int pauseMillis = own.retries.nextMillis();
        if (pauseMillis == 0) {
            announcer.degraded(reason);
        } else {
            announcer.down(reason, pauseMillis);
        }
        return pauseMillis;
    }
}
