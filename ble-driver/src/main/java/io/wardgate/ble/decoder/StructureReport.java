package io.wardgate.ble.decoder;

import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one AD structure, for people.
 *
 * @param content its octets after the type, as hex
 * @param entry the entry that has it, or null if none knows it
 * @param outcome {@link Outcome#UNKNOWN} if no entry knows it
 * @param message what it says in the terms of its format, if the format has any
 * @param readings what would go to the pipeline
 * @param misses entries for the same id that do not fit, in their order
 */
public record StructureReport(
        int adType,
        String content,
        @Nullable DecoderEntry entry,
        Outcome outcome,
        @Nullable Message message,
        List<Reading> readings,
        List<EntryMiss> misses) {

    /** An entry that is for the same id, and the first thing that keeps the structure from it. */
    public record EntryMiss(DecoderEntry entry, AdMatch.Miss why) {}
}
