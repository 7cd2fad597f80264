package io.wardgate.ble.decoder;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.ble.advertisement.AdCursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Shows each AD structure of an advertisement to the decoders in their order; the first that knows it has it.
 *
 * <p>The order: formats with keys (nobody's table may stand before an authenticity check), then the site's entries,
 * then the shipped ones. A shipped entry of the name of a site's entry is out of use. If several structures are known,
 * the best outcome counts: one good message makes the advertisement good.
 *
 * <p>{@link #decode} is owned by the pipeline's one thread. {@link #useSite} may come from another one: the entries are
 * swapped whole behind one volatile field, which a decode reads once. Decoders with a state (replay windows, counters)
 * live in the entries with keys, which are never swapped.
 */
public final class DecoderRegistry implements AdvertisementDecoder {

    private final List<DecoderEntry> keyed;
    private final List<DecoderEntry> shipped;
    private final AdCursor cursor = new AdCursor();
    private volatile EntryIndex index;

    /**
     * @param keyed entries that come first, always
     * @param shipped entries of the shipped tables
     */
    public DecoderRegistry(List<DecoderEntry> keyed, List<DecoderEntry> shipped) {
        this.keyed = List.copyOf(keyed);
        this.shipped = List.copyOf(shipped);
        index = new EntryIndex(ordered(List.of()));
    }

    /** Replaces the site's entries by these; figures of entries whose names stay go on. */
    public void useSite(List<DecoderEntry> site) {
        Map<String, AtomicLong> figures = new HashMap<>();
        index.entries().forEach(entry -> figures.put(entry.name(), entry.recognised()));
        List<DecoderEntry> counted = site.stream()
                .map(entry -> entry.countingOn(figures.getOrDefault(entry.name(), entry.recognised())))
                .toList();
        index = new EntryIndex(ordered(counted));
    }

    /** Names that no table of the site may use. */
    public Set<String> reservedNames() {
        return keyed.stream().map(DecoderEntry::name).collect(Collectors.toSet());
    }

    @Override
    public Outcome decode(Advertisement advertisement, ReadingSink sink) {
        EntryIndex entries = index;
        byte[] data = advertisement.data();
        Outcome best = Outcome.UNKNOWN;
        cursor.over(data);
        while (cursor.advance()) {
            for (DecoderEntry entry : entries.near(data, cursor)) {
                Outcome outcome = entry.decode(advertisement, cursor, sink);
                best = better(best, outcome);
                if (outcome != Outcome.UNKNOWN) {
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
            for (DecoderEntry entry : near(advertisement.data(), at)) {
                if (entry.match().fits(advertisement.data(), at)
                        && entry.match().hasAllowedLength(at)
                        && entry.decoder() instanceof MessageDecoder decoder) {
                    messages.add(
                            decoder.reader().read(advertisement, entry.match().contentFrom(at), at.to()));
                    break;
                }
            }
        }
        return messages;
    }

    /** How many structures of each format were recognised, in the order of the table. */
    public Map<String, Long> recognised() {
        Map<String, Long> figures = new LinkedHashMap<>();
        index.entries()
                .forEach(entry -> figures.put(entry.name(), entry.recognised().get()));
        return figures;
    }

    /** All entries, in their order. */
    List<DecoderEntry> entries() {
        return index.entries();
    }

    DecoderEntry[] near(byte[] data, AdCursor at) {
        return index.near(data, at);
    }

    private List<DecoderEntry> ordered(List<DecoderEntry> site) {
        Set<String> names = site.stream().map(DecoderEntry::name).collect(Collectors.toSet());
        List<DecoderEntry> all = new ArrayList<>(keyed);
        all.addAll(site);
        shipped.stream().filter(entry -> !names.contains(entry.name())).forEach(all::add);
        return all;
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
