package io.wardgate.bluez.link;

import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattListener;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.bluez.bus.BusCall;
import io.wardgate.bluez.bus.BusException;
import io.wardgate.bluez.bus.BusLine;
import io.wardgate.bluez.bus.BusMessage;
import io.wardgate.bluez.daemon.BluezNames;
import io.wardgate.bluez.daemon.BluezObjects;
import io.wardgate.bluez.daemon.KnownAdapters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a device by a bus line of its own (BlueZ, doc/device-api.txt and doc/gatt-api.txt). Whatever ends the
 * connection, also in the middle of a call, ends the wait for it with an exception.
 *
 * <p>Owned by the link's thread.
 */
final class DeviceConnection {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceConnection.class);
    private static final int ANSWER_MILLIS = 30_000;
    private static final int POLL_MILLIS = 500;

    private final BusLine line;
    private final BluezObjects objects;
    private final GattDevice device;
    private final Map<String, GattListener> listeners = new HashMap<>();
    private String path = "";
    private boolean connected;
    private boolean resolved;

    DeviceConnection(BusLine line, GattDevice device) {
        this.line = line;
        this.device = device;
        objects = new BluezObjects(line, this::take);
    }

    /** Connects and finds the device's characteristics, in the order of their handles. */
    List<RemoteCharacteristic> establish(AdapterBinding adapter, int timeoutMillis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        KnownAdapters adapters = KnownAdapters.ask(objects);
        String adapterPath = adapters.bound(adapter)
                .orElseThrow(() -> new IOException("adapter " + adapter + " is not there; there is " + adapters.list()))
                .path();
        path = adapterPath + "/dev_" + DeviceAddress.format(device.address()).replace(':', '_');
        listen(adapterPath);
        connect(left(end));
        while (!resolved) {
            if (left(end) <= 0) {
                throw new IOException("its services were not found in " + timeoutMillis + " ms");
            }
            turn(Math.min(left(end), POLL_MILLIS));
        }
        return characteristics();
    }

    /** Takes what comes; returns after half a second, or when the line is woken. */
    void turn() throws IOException {
        turn(POLL_MILLIS);
    }

    byte[] read(RemoteCharacteristic from) throws IOException {
        Object value = call(from, "ReadValue", "a{sv}", List.of(Map.of())).arguments().get(0);
        return (byte[]) value;
    }

    void write(RemoteCharacteristic to, byte[] value) throws IOException {
        String kind = to.characteristic().can(GattCharacteristic.WRITE) ? "request" : "command";
        call(to, "WriteValue", "aya{sv}", List.of(value, Map.of("type", kind)));
    }

    void subscribe(RemoteCharacteristic to, GattListener listener) throws IOException {
        listeners.put(to.path(), listener);
        try {
            call(to, "StartNotify", "", List.of());
        } catch (IOException e) {
            listeners.remove(to.path());
            throw e;
        }
    }

    /** Asks BlueZ to end the connection, and does not wait for it. */
    void end() throws IOException {
        if (connected) {
            connected = false;
            line.send(BusCall.plain(BluezNames.SERVICE, path, BluezNames.DEVICE, "Disconnect"));
        }
    }

    private void listen(String adapterPath) throws IOException {
        String from = "type='signal',sender='" + BluezNames.SERVICE + "',interface='";
        objects.listen(from + BluezNames.PROPERTIES + "',path_namespace='" + path + "'");
        objects.listen(from + BluezNames.OBJECTS + "',member='InterfacesRemoved',arg0path='" + path + "'");
        objects.listen(from + BluezNames.OBJECTS + "',member='InterfacesRemoved',arg0path='" + adapterPath + "'");
        objects.listen("type='signal',sender='" + BluezNames.BUS + "',member='" + BluezNames.NAME_OWNER_CHANGED
                + "',arg0='" + BluezNames.SERVICE + "'");
    }

    private void connect(int timeoutMillis) throws IOException {
        try {
            objects.call(path, BluezNames.DEVICE, "Connect", "", List.of(), timeoutMillis);
        } catch (BusException e) {
            if (e.is("UnknownObject") || e.is("UnknownMethod")) {
                throw new IOException("BlueZ has not heard it lately; it must advertise while a source scans", e);
            }
            if (!e.is("AlreadyConnected")) {
                throw e;
            }
        }
        connected = true;
        resolved |= Boolean.TRUE.equals(
                objects.properties(path, BluezNames.DEVICE).get("ServicesResolved"));
    }

    private List<RemoteCharacteristic> characteristics() throws IOException {
        List<RemoteCharacteristic> found = new ArrayList<>();
        for (String service : objects.below(path)) {
            if (!service.startsWith("service")) {
                continue;
            }
            String servicePath = path + "/" + service;
            UUID type = UUID.fromString(String.valueOf(
                    objects.properties(servicePath, BluezNames.GATT_SERVICE).get("UUID")));
            for (String name : objects.below(servicePath)) {
                if (name.startsWith("char")) {
                    String at = servicePath + "/" + name;
                    found.add(RemoteCharacteristic.of(
                            at, type, objects.properties(at, BluezNames.GATT_CHARACTERISTIC)));
                }
            }
        }
        found.sort(Comparator.comparingInt(one -> one.characteristic().handle()));
        return found;
    }

    private BusMessage call(RemoteCharacteristic of, String member, String signature, List<Object> arguments)
            throws IOException {
        return objects.call(
                of.path(), BluezNames.GATT_CHARACTERISTIC, member, signature, arguments, ANSWER_MILLIS);
    }

    private void turn(int timeoutMillis) throws IOException {
        BusMessage message = line.poll(timeoutMillis);
        if (message != null) {
            take(message);
        }
    }

    private void take(BusMessage message) throws IOException {
        if (message.isSignal(BluezNames.PROPERTIES, BluezNames.PROPERTIES_CHANGED)) {
            Map<?, ?> changed = (Map<?, ?>) message.arguments().get(1);
            if (message.path().equals(path)) {
                deviceChanged(changed);
            } else if (changed.get("Value") instanceof byte[] value) {
                notified(listeners.get(message.path()), value);
            }
        } else if (message.isSignal(BluezNames.OBJECTS, "InterfacesRemoved")) {
            lost("BlueZ has it no longer");
        } else if (message.isSignal(BluezNames.BUS, BluezNames.NAME_OWNER_CHANGED)) {
            lost("BlueZ ended or was started anew");
        }
    }

    private void deviceChanged(Map<?, ?> changed) throws IOException {
        if (Boolean.FALSE.equals(changed.get("Connected"))) {
            lost("the connection was lost");
        }
        resolved |= Boolean.TRUE.equals(changed.get("ServicesResolved"));
    }

    private void notified(@Nullable GattListener listener, byte[] value) {
        if (listener == null) {
            return;
        }
        try {
            listener.heard(value);
        } catch (RuntimeException e) {
            LOG.error("a notification of {} was lost in its listener", DeviceAddress.format(device.address()), e);
        }
    }

    private void lost(String why) throws IOException {
        connected = false;
        throw new LinkLostException(why);
    }

    private static int left(long end) {
        return (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    }
}
