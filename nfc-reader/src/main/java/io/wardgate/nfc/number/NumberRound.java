package io.wardgate.nfc.number;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.ble.port.OctetPort;
import io.wardgate.nfc.reader.Announcer;
import io.wardgate.nfc.reader.ReaderFigures;
import io.wardgate.nfc.reader.Retries;
import io.wardgate.nfc.reader.Round;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * One round: read what has come, tell the numbers in it, and let time end the presence of the last. Such a reader says
 * nothing while there is no tag, so only a failing line is a fault.
 *
 * <p>Owned by the reader's thread.
 */
final class NumberRound implements Round {

    /** Longest wait for octets, and with it the longest that a stop takes. */
    private static final int READ_MILLIS = 100;

    private final NumberSettings settings;
    private final String kind;
    private final NumberParser parser;
    private final GatewayClock clock;
    private final ReaderFigures figures;
    private final Retries retries;
    private final Announcer announcer;
    private final HeldNumber held;
    private final byte[] octets = new byte[512];
    private @Nullable OctetPort port;
    private long notBeforeMillis;

    NumberRound(
            NumberSettings settings,
            String kind,
            NumberParser parser,
            GatewayClock clock,
            ReaderListener listener,
            ReaderFigures figures,
            Retries retries) {
        this.settings = settings;
        this.kind = kind;
        this.parser = parser;
        this.clock = clock;
        this.figures = figures;
        this.retries = retries;
        this.announcer = new Announcer(settings.name(), clock, listener, figures);
        this.held = new HeldNumber(announcer, settings.holdMillis());
        parser.forget();
        notBeforeMillis = clock.monoMillis();
    }

    @Override
    public int run() {
        held.expire(clock.monoMillis());
        long wait = notBeforeMillis - clock.monoMillis();
        if (wait > 0) {
            return (int) Math.min(wait, READ_MILLIS);
        }
        try {
            OctetPort opened = opened();
            int count = opened.read(octets, READ_MILLIS);
            figures.polled();
            retries.progress();
            announcer.up(kind);
            if (count > 0) {
                long now = clock.monoMillis();
                parser.feed(octets, count, now, uid -> held.told(uid, now));
            }
        } catch (IOException e) {
            lost(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    @Override
    public void close() {
        if (port != null) {
            port.close();
        }
        port = null;
    }

    private OctetPort opened() throws IOException {
        OctetPort current = port;
        if (current == null) {
            current = settings.port().open();
            port = current;
        }
        return current;
    }

    private void lost(String reason) {
        close();
        parser.forget();
        int pauseMillis = retries.nextMillis();
        notBeforeMillis = clock.monoMillis() + pauseMillis;
        if (pauseMillis == 0) {
            announcer.degraded(reason);
        } else {
            announcer.down(reason, pauseMillis);
        }
    }
}
