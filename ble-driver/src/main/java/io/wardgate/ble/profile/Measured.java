package io.wardgate.ble.profile;

import io.wardgate.api.reading.MetricValues;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What one value of a device says.
 *
 * @param values in the units of the metrics; what they do not have is not carried (docs/gatt.md)
 * @param time of the device's own clock when it was measured; null if the value does not tell
 * @param live whether it is never kept for later: then it was measured when it was heard
 */
public record Measured(MetricValues values, @Nullable LocalDateTime time, boolean live) {}
