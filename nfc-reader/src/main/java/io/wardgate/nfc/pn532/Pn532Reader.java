package io.wardgate.nfc.pn532;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.ReaderListener;
import io.wardgate.api.nfc.ReaderStatistics;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.nfc.link.LinkFigures;
import io.wardgate.nfc.reader.ReaderFigures;
import io.wardgate.nfc.reader.RoundReader;

/** A PN532 on a serial line (HSU) or behind a socket, as a reader of tags: {@link ReaderRound} in a {@link RoundReader}. */
public final class Pn532Reader implements TagReader {

    private final RoundReader reader;

    public Pn532Reader(ReaderSettings settings, GatewayClock clock) {
        LinkFigures link = new LinkFigures();
        ReaderFigures figures = new ReaderFigures(link::byName);
        reader = new RoundReader(
                settings.name(), figures, listener -> new ReaderRound(settings, clock, listener, figures, link));
    }

    @Override
    public String name() {
        return reader.name();
    }

    @Override
    public void start(ReaderListener listener) {
        reader.start(listener);
    }

    @Override
    public void stop() {
        reader.stop();
    }

    @Override
    public ReaderStatistics statistics() {
        return reader.statistics();
    }
}
