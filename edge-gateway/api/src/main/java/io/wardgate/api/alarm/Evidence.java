package io.wardgate.api.alarm;

import io.wardgate.api.reading.Metric;
import org.jspecify.annotations.Nullable;

/**
 * The measurement that raised an alarm, and the limit that it broke.
 *
 * @param metric what was measured, in its carried units; null if the kind has a unit of its own
 */
public record Evidence(@Nullable Metric metric, long value, long limit) {}
