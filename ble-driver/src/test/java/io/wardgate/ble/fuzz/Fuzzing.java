package io.wardgate.ble.fuzz;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** What Jazzer calls, by name: first with the target's name, then with octets, on one thread. */
public final class Fuzzing {

    private static @Nullable FuzzTarget target;

    private Fuzzing() {}

    /** Called once. */
    public static void fuzzerInitialize(String[] arguments) {
        target = FuzzTargets.of(arguments[0]);
    }

    /** Called for each input. */
    public static void fuzzerTestOneInput(byte[] octets) {
        requireNonNull(target).take(octets);
    }
}
