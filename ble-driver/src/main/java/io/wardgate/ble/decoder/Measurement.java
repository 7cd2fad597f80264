package io.wardgate.ble.decoder;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import org.jspecify.annotations.Nullable;

/**
 * One named value of a message.
 *
 * @param name as the format's own documentation calls it
 * @param unit as a UCUM code; empty for none
 * @param metric the metric that carries it to the cloud, or null
 * @param flag the flag that a binary value sets, or null
 */
public record Measurement(
        String name,
        Value value,
        String unit,
        @Nullable Metric metric,
        @Nullable Flag flag) {}
