package io.wardgate.nfc.pcsc;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.nfc.reader.ReaderFigures;
import io.wardgate.nfc.reader.Retries;
import io.wardgate.nfc.reader.RoundReader;

/** A terminal of the PC/SC service as a reader of tags. */
public final class PcscReader {

    /** The service is on this machine, and asking is cheap: its restart must not cost more than 5 s. */
    private static final int GREATEST_PAUSE_MILLIS = 2_000;

    private PcscReader() {}

    /** Makes a reader; nothing is opened. */
    public static TagReader of(PcscSettings settings, GatewayClock clock) {
        Retries retries = new Retries(GREATEST_PAUSE_MILLIS);
        PcscFigures own = new PcscFigures(retries);
        ReaderFigures figures = new ReaderFigures(own::byName);
        return new RoundReader(
                settings.name(), figures, listener -> new PcscRound(settings, clock, listener, figures, own));
    }
}
