package io.wardgate.receiver.store;

import io.wardgate.api.reading.Reading;
import java.util.Set;

/**
 * What became of the readings of one batch; the three numbers add up to its readings.
 *
 * @param stored new ones in table {@code reading}
 * @param duplicates those that were there already
 * @param aside those that are not believed, in table {@code quarantined_reading}
 */
public record StoredCounts(int stored, int duplicates, Set<Reading> aside) {

    public static final StoredCounts NONE = new StoredCounts(0, 0, Set.of());
}
