package io.wardgate.api.gatt;

import java.util.List;

/**
 * One connection. Calls wait for the device's answer, 30 s at most (Vol 3, Part F, 3.3.3), one after another; they may
 * come from any thread.
 */
public interface GattLink extends AutoCloseable {

    GattDevice device();

    /** What the device has, in the order of its handles. */
    List<GattCharacteristic> characteristics();

    /** Octets of a value that go into one write or notification, 20 to 514. */
    int longestValue();

    /** Whether the connection stands. */
    boolean isOpen();

    /** @throws GattException if the device refuses, does not answer, or is gone */
    byte[] read(GattCharacteristic from) throws GattException, InterruptedException;

    /**
     * Writes and waits for the device's word that it has it; where the characteristic only takes writes without response,
     * until the octets have left.
     *
     * @throws GattException if the device refuses, does not answer, or is gone
     */
    void write(GattCharacteristic to, byte[] value) throws GattException, InterruptedException;

    /**
     * Asks for notifications, or indications where there are no notifications; each is handed to the listener in the order
     * of arrival, from one thread of the radio, which must not be held up.
     *
     * @throws GattException if the device refuses, does not answer, or is gone
     */
    void subscribe(GattCharacteristic to, GattListener listener) throws GattException, InterruptedException;

    /** Ends the connection; does nothing if it has ended. */
    @Override
    void close();
}
