package io.wardgate.api.reading;

import io.wardgate.api.advertisement.Advertisement;

/**
 * Turns advertisements into readings. May keep replay windows; owned by the pipeline's one thread.
 *
 * <p>Any octets whatever are valid input: it never throws.
 */
public interface AdvertisementDecoder {

    /** What came of one advertisement; each outcome is counted by the caller. */
    enum Outcome {
        /** Known and read; the sink was told of its new readings, if there were any. */
        DECODED,
        /** Known, but it only says who is there (a beacon). */
        IDENTIFIED,
        /** No decoder knows it. */
        UNKNOWN,
        /** A decoder knows it, but its content is cut or contradictory. */
        MALFORMED,
        /** The key is missing or wrong, or the message was changed. */
        UNAUTHENTIC,
        /** Authentic, but its counter went backwards. */
        REPLAYED
    }

    Outcome decode(Advertisement advertisement, ReadingSink sink);
}
