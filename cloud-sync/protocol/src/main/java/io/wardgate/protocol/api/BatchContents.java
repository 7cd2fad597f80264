package io.wardgate.protocol.api;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.reading.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one batch carries. Opening a batch gives its readings sorted by (device, boot, sequence), ids as signed and
 * boots as unsigned numbers.
 *
 * @param readings readings in any order; each must have its number
 * @param drops declared losses
 * @param health how the gateway does, if it is time to say so
 */
public record BatchContents(
        List<Reading> readings, List<Drop> drops, @Nullable HealthReport health) {

    public BatchContents {
        readings = List.copyOf(readings);
        drops = List.copyOf(drops);
    }
}
