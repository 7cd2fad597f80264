package io.wardgate.api.actuator;

/** One input: a door contact, the fire panel's line. Published as a service with property {@code name}. Safe from any thread. */
public interface Contact {

    /** Unique on this gateway, from the configuration. */
    String name();

    State state();

    /** Tells each change, debounced, on the input's thread, until the returned handle is closed; first the present state. */
    AutoCloseable watch(Watcher watcher);

    /** What an input says. */
    enum State {
        /** Not wired, or it cannot be read. */
        UNKNOWN,
        /** As at rest: the door is closed, there is no fire. */
        AT_REST,
        /** The door is open, the panel signals fire. */
        ACTIVE
    }

    /** Takes changes of an input. */
    @FunctionalInterface
    interface Watcher {

        /** @param monoNanos when, on the gateway's monotonic clock */
        void changed(State state, long monoNanos);
    }
}
