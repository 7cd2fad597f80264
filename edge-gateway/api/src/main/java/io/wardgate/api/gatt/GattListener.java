package io.wardgate.api.gatt;

/** Hears what a device notifies. */
@FunctionalInterface
public interface GattListener {

    /** Called on a thread of the radio; must not block. The array is the listener's own. */
    void heard(byte[] value);
}
