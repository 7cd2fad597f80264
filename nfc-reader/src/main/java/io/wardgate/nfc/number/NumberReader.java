package io.wardgate.nfc.number;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.TagReader;
import io.wardgate.nfc.reader.ReaderFigures;
import io.wardgate.nfc.reader.Retries;
import io.wardgate.nfc.reader.RoundReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** A line on which numbers come, as a reader of tags. */
public final class NumberReader {

    private static final int GREATEST_PAUSE_MILLIS = 30_000;

    private NumberReader() {}

    /**
     * Makes a reader; nothing is opened.
     *
     * @param kind of reader, for people
     * @param parser of this reader alone
     */
    public static TagReader of(NumberSettings settings, String kind, NumberParser parser, GatewayClock clock) {
        Retries retries = new Retries(GREATEST_PAUSE_MILLIS);
        ReaderFigures figures = new ReaderFigures(() -> joined(retries.byName(), parser.byName()));
        return new RoundReader(
                settings.name(),
                figures,
                listener -> new NumberRound(settings, kind, parser, clock, listener, figures, retries));
    }

    private static Map<String, Long> joined(Map<String, Long> first, Map<String, Long> second) {
        Map<String, Long> both = new LinkedHashMap<>(first);
        both.putAll(second);
        return both;
    }
}
