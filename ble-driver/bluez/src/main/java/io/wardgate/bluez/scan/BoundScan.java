package io.wardgate.bluez.scan;

import io.wardgate.bluez.bus.BusException;
import io.wardgate.bluez.daemon.BluezNames;
import io.wardgate.bluez.daemon.BluezObjects;
import io.wardgate.bluez.daemon.KnownAdapters.Adapter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Scanning on one adapter: all advertisements of LE, repeats included as far as BlueZ tells them (BlueZ,
 * doc/adapter-api.txt).
 *
 * <p>Owned by the reader thread.
 */
final class BoundScan {

    private static final Map<String, Object> FILTER = Map.of("Transport", "le", "DuplicateData", true);

    private final BluezObjects objects;
    private final String path;

    BoundScan(BluezObjects objects, Adapter adapter) {
        this.objects = objects;
        path = adapter.path();
    }

    String path() {
        return path;
    }

    /** Signals of its devices. */
    String deviceRule() {
        return "type='signal',sender='" + BluezNames.SERVICE + "',interface='" + BluezNames.PROPERTIES + "',member='"
                + BluezNames.PROPERTIES_CHANGED + "',path_namespace='" + path + "',arg0='" + BluezNames.DEVICE + "'";
    }

    void powerOn() throws IOException {
        objects.set(path, BluezNames.ADAPTER, "Powered", true);
    }

    void powerOff() throws IOException {
        objects.set(path, BluezNames.ADAPTER, "Powered", false);
    }

    /** Begins, or goes on where we scan already. */
    void begin() throws IOException {
        objects.call(path, BluezNames.ADAPTER, "SetDiscoveryFilter", "a{sv}", List.of(FILTER), 5_000);
        try {
            objects.call(path, BluezNames.ADAPTER, "StartDiscovery");
        } catch (BusException e) {
            if (!e.is("InProgress")) {
                throw e;
            }
        }
    }

    /** Ends our scanning; that there was none is no fault. */
    void end() throws IOException {
        try {
            objects.call(path, BluezNames.ADAPTER, "StopDiscovery");
        } catch (BusException e) {
            if (!e.isRefusal()) {
                throw e;
            }
        }
    }
}
