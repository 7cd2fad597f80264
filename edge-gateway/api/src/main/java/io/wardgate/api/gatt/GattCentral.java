package io.wardgate.api.gatt;

/**
 * A radio that can connect to devices. It holds few connections at a time and says how many; who connects queues for
 * them. Safe from any thread.
 */
public interface GattCentral {

    /** Unique name on this gateway, from the configuration: that of the source that owns the radio. */
    String name();

    /** Connections that it holds at once at most, 0 to 8; one with 0 never connects. */
    int mostLinks();

    /**
     * Connects, finds the device's characteristics, and returns the link.
     *
     * @param device as it advertises
     * @param timeoutMillis for connecting and finding, 1,000 to 60,000
     * @throws GattException if the device does not answer, is gone, or all links are taken; nothing is tried later
     */
    GattLink connect(GattDevice device, int timeoutMillis) throws GattException, InterruptedException;
}
