package io.wardgate.nfc.pcsc;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.Tag;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.nfc.reader.ReaderPeer;
import java.util.List;
import java.util.Map;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import org.jspecify.annotations.Nullable;

/** A PC/SC service with one terminal. A restart of the service ends every connection to it. */
final class PcscPeer extends ReaderPeer {

    private @Nullable Tag tag;
    private boolean isRunning = true;
    private int connections;
    private int restarts;

    @Override
    public Map<Capability, String> lacks() {
        return Map.of(
                Capability.COLLISION, "the terminal's firmware picks one of several cards",
                Capability.INTRODUCTION, "PC/SC hides ATQA, SAK and ATS",
                Capability.OCTETS, "it is called, not listened to",
                Capability.ANSWERS, "calls of the PC/SC service have no time-out that could end them");
    }

    @Override
    public TagReader reader(String name, GatewayClock clock) {
        return PcscReader.of(new PcscSettings(name, this::open, "", 20), clock);
    }

    @Override
    public synchronized void lay(Tag laid) {
        tag = laid;
    }

    @Override
    public synchronized void take(Tag taken) {
        tag = null;
    }

    @Override
    public synchronized boolean isHeld() {
        return connections > 0;
    }

    @Override
    public synchronized void cut() {
        restarts++;
        connections = 0;
    }

    @Override
    public synchronized void unplug() {
        isRunning = false;
        cut();
    }

    @Override
    public synchronized void plugIn() {
        isRunning = true;
    }

    @Override
    public void close() {
        unplug();
    }

    private synchronized CardService open() throws CardException {
        if (!isRunning) {
            throw new CardException("the PC/SC service does not answer");
        }
        connections++;
        return new Connection(restarts);
    }

    /** What lies there; fails if the service was restarted since. */
    private synchronized @Nullable Tag tag(int since) throws CardException {
        if (since != restarts) {
            throw new CardException("SCARD_E_NO_SERVICE");
        }
        return tag;
    }

    private synchronized void leave(int since) {
        if (since == restarts) {
            connections--;
        }
    }

    private final class Connection extends CardTerminals implements CardService {

        private final int since;

        Connection(int since) {
            this.since = since;
        }

        @Override
        public CardTerminals terminals() {
            return this;
        }

        @Override
        public List<CardTerminal> list(State state) throws CardException {
            tag(since);
            return List.of(new MemoryTerminal(() -> tag(since)));
        }

        @Override
        public boolean waitForChange(long timeout) {
            throw new UnsupportedOperationException("waits for ever on some terminals");
        }

        @Override
        public void close() {
            leave(since);
        }
    }
}
