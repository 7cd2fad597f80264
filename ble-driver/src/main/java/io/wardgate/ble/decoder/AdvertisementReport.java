package io.wardgate.ble.decoder;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.ble.advertisement.AdCursor;
import io.wardgate.ble.decoder.StructureReport.EntryMiss;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of an advertisement explained: each structure, who has it and why, who nearly has it and why not.
 *
 * <p>Decoders with a memory remember what is explained to them, so this is for a registry of its own.
 *
 * @param leftOver octets at the end that are no whole structure, as hex; empty if all is well
 */
public record AdvertisementReport(List<StructureReport> structures, String leftOver) {

    /** Explains by the entries of a registry. */
    public static AdvertisementReport of(DecoderRegistry registry, Advertisement heard) {
        byte[] data = heard.data();
        List<StructureReport> structures = new ArrayList<>();
        AdCursor at = new AdCursor().over(data);
        while (at.advance()) {
            structures.add(structure(registry, heard, at));
        }
        int good = new AdCursor().goodPrefix(data);
        return new AdvertisementReport(structures, HexFormat.of().formatHex(data, good, data.length));
    }

    private static StructureReport structure(DecoderRegistry registry, Advertisement heard, AdCursor at) {
        byte[] data = heard.data();
        List<EntryMiss> misses = new ArrayList<>();
        CollectedReadings readings = new CollectedReadings();
        DecoderEntry owner = null;
        Outcome outcome = Outcome.UNKNOWN;
        for (DecoderEntry entry : registry.near(data, at)) {
            AdMatch.Miss miss = entry.match().miss(data, at);
            if (miss != null) {
                misses.add(new EntryMiss(entry, miss));
            }
            if (outcome == Outcome.UNKNOWN) {
                outcome = entry.decode(heard, at, readings);
                owner = outcome == Outcome.UNKNOWN ? null : entry;
            }
        }
        return new StructureReport(
                at.type(),
                HexFormat.of().formatHex(data, at.from(), at.to()),
                owner,
                outcome,
                message(owner, outcome, heard, at),
                readings.collected,
                misses);
    }

    private static @Nullable Message message(
            @Nullable DecoderEntry owner, Outcome outcome, Advertisement heard, AdCursor at) {
        boolean readable = outcome == Outcome.DECODED || outcome == Outcome.IDENTIFIED;
        return readable && owner != null && owner.decoder() instanceof MessageDecoder decoder
                ? decoder.reader().read(heard, owner.match().contentFrom(at), at.to())
                : null;
    }

    /** Wants every record, so that none is left out because it was heard before. */
    private static final class CollectedReadings implements ReadingSink {

        private final List<Reading> collected = new ArrayList<>();

        @Override
        public boolean wants(long deviceId, int boot, long sequence) {
            return true;
        }

        @Override
        public void accept(Reading reading) {
            collected.add(reading);
        }

        @Override
        public void sighted(long deviceId, int rssiDbm, long heardMonoNanos) {
            // the report names the device by its readings and its message
        }
    }
}
