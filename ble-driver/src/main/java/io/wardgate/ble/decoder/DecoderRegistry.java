package io.wardgate.ble.decoder;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.ble.advertisement.AdCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows each AD structure of an advertisement to the decoders in their order; the first that fits has it.
 *
 * <p>If several structures are known, the best outcome counts: one good message makes the advertisement good.
 *
 * <p>Owned by the pipeline's one thread, but for {@link #recognised()}, which is safe from any.
 */
public final class DecoderRegistry implements AdvertisementDecoder {

    private final List<DecoderEntry> entries;
    private final AdCursor cursor = new AdCursor();

    public DecoderRegistry(List<DecoderEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public Outcome decode(Advertisement advertisement, ReadingSink sink) {
        byte[] data = advertisement.data();
        Outcome best = Outcome.UNKNOWN;
        cursor.over(data);
        while (cursor.advance()) {
            for (int i = 0; i < entries.size(); i++) {
                DecoderEntry entry = entries.get(i);
                if (entry.match().fits(data, cursor)) {
                    entry.recognised().incrementAndGet();
                    best = better(best, decode(entry, advertisement, sink));
                    break;
                }
            }
        }
        return best;
    }

    /** What the structures say in the terms of their own formats; nothing for formats that have only readings. */
    public List<Message> explain(Advertisement advertisement) {
        List<Message> messages = new ArrayList<>();
        AdCursor at = new AdCursor().over(advertisement.data());
        while (at.advance()) {
            entries.stream()
                    .filter(entry -> entry.match().fits(advertisement.data(), at)
                            && entry.match().hasAllowedLength(at))
                    .findFirst()
                    .map(DecoderEntry::decoder)
                    .filter(MessageDecoder.class::isInstance)
                    .map(decoder -> ((MessageDecoder) decoder)
                            .reader()
                            .read(advertisement, at.from() + AdMatch.ID_OCTETS, at.to()))
                    .ifPresent(messages::add);
        }
        return messages;
    }

    /** How many structures of each format were recognised, in the order of the table. */
    public Map<String, Long> recognised() {
        Map<String, Long> figures = new LinkedHashMap<>();
        entries.forEach(entry -> figures.put(entry.name(), entry.recognised().get()));
        return figures;
    }

    private Outcome decode(DecoderEntry entry, Advertisement advertisement, ReadingSink sink) {
        if (!entry.match().hasAllowedLength(cursor)) {
            return Outcome.MALFORMED;
        }
        return entry.decoder().decode(advertisement, cursor.from() + AdMatch.ID_OCTETS, cursor.to(), sink);
    }

    private static Outcome better(Outcome one, Outcome other) {
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case UNKNOWN -> 0;
            case MALFORMED -> 1;
            case UNAUTHENTIC -> 2;
            case REPLAYED -> 3;
            case IDENTIFIED -> 4;
            case DECODED -> 5;
        };
    }
}
