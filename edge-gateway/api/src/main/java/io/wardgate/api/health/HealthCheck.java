package io.wardgate.api.health;

/** A component's own view of how it does. Published as a service; collected by the registry. */
public interface HealthCheck {

    /** Short dotted name, unique on the gateway: {@code ble.hci.dongle-1}. */
    String name();

    /** Answers at once from counters; never blocks, never throws. */
    Health check();
}
