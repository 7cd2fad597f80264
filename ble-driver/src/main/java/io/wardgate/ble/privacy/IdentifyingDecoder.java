package io.wardgate.ble.privacy;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.ble.key.IdentityKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts the identity address in the place of a private one before anything is decoded, for the radios of all kinds alike.
 *
 * <p>A private address of nobody we know goes no further than the decoders: what none of them knows ends here, is counted,
 * and leaves no trace in any table behind. What one of them does know is read all the same, because bands and some others
 * say in their content who they are (docs/adr/0111).
 *
 * <p>{@link #decode} is owned by the pipeline's thread; {@link #figures} may come from any.
 */
public final class IdentifyingDecoder implements AdvertisementDecoder {

    private final AdvertisementDecoder decoder;
    private final AddressResolver resolver;
    private final AtomicLong resolved = new AtomicLong();
    private final AtomicLong readUnresolved = new AtomicLong();
    private final AtomicLong droppedUnresolved = new AtomicLong();
    private final AtomicLong unknownAddresses = new AtomicLong();

    public IdentifyingDecoder(AdvertisementDecoder decoder, List<IdentityKey> keys) {
        this.decoder = decoder;
        resolver = new AddressResolver(keys);
    }

    @Override
    public Outcome decode(Advertisement heard, ReadingSink sink) {
        if (!AddressResolver.isPrivate(heard)) {
            return decoder.decode(heard, sink);
        }
        Advertisement identified = resolver.identified(heard);
        Outcome outcome = decoder.decode(identified, sink);
        count(identified != heard, outcome);
        return outcome;
    }

    /** How private addresses fared; all but the last only grow. */
    public Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("privateResolved", resolved.get());
        figures.put("privateRead", readUnresolved.get());
        figures.put("privateDropped", droppedUnresolved.get());
        figures.put("privateUnknownAddresses", unknownAddresses.get());
        return figures;
    }

    private void count(boolean isKnown, Outcome outcome) {
        if (isKnown) {
            resolved.incrementAndGet();
        } else {
            (outcome == Outcome.UNKNOWN ? droppedUnresolved : readUnresolved).incrementAndGet();
            unknownAddresses.set(resolver.unknownAddresses());
        }
    }
}
