package io.wardgate.ble.decoder;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.ble.advertisement.AdCursor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One row of the registry.
 *
 * @param name of the format, for people and figures
 * @param table name of the table file that holds it
 * @param recognised how many AD structures fitted, for health
 */
public record DecoderEntry(String name, String table, AdMatch match, PayloadDecoder decoder, AtomicLong recognised) {

    public DecoderEntry(String name, String table, AdMatch match, PayloadDecoder decoder) {
        this(name, table, match, decoder, new AtomicLong());
    }

    /** The same entry with another counter. */
    DecoderEntry countingOn(AtomicLong counter) {
        return new DecoderEntry(name, table, match, decoder, counter);
    }

    /** Unknown if the structure at the cursor is not of this entry. */
    Outcome decode(Advertisement heard, AdCursor at, ReadingSink sink) {
        if (!match.fits(heard.data(), at)) {
            return Outcome.UNKNOWN;
        }
        recognised.incrementAndGet();
        return match.hasAllowedLength(at)
                ? decoder.decode(heard, match.contentFrom(at), at.to(), sink)
                : Outcome.MALFORMED;
    }
}
