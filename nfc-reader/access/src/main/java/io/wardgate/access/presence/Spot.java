package io.wardgate.access.presence;

import org.jspecify.annotations.Nullable;

/**
 * A tap point as somewhere to walk to.
 *
 * @param position null if the configuration does not say
 */
public record Spot(String point, String zone, @Nullable Position position) {}
