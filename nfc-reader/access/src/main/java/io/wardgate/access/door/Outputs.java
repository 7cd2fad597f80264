package io.wardgate.access.door;

import io.wardgate.api.actuator.Switch;
import org.jspecify.annotations.Nullable;

/** Outputs that are there now. Safe from any thread. */
@FunctionalInterface
public interface Outputs {

    /** @return null if there is none of this name now */
    @Nullable
    Switch named(String name);
}
