package io.wardgate.bluez.link;

import io.wardgate.api.gatt.GattCentral;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.advertisement.DeviceAddress;
import io.wardgate.bluez.bus.BusAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Connects through one adapter of BlueZ; each link has a thread and a bus line of its own. Safe from any thread. */
public final class BluezCentral implements GattCentral {

    private static final int LEAST_TIMEOUT_MILLIS = 1_000;
    private static final int GREATEST_TIMEOUT_MILLIS = 60_000;

    private final String name;
    private final BusAddress bus;
    private final AdapterBinding adapter;
    private final int mostLinks;
    private final Semaphore free;
    private final Set<BluezLink> links = ConcurrentHashMap.newKeySet();

    /** @param mostLinks 1 to 8 */
    public BluezCentral(String name, BusAddress bus, AdapterBinding adapter, int mostLinks) {
        this.name = name;
        this.bus = bus;
        this.adapter = adapter;
        this.mostLinks = mostLinks;
        free = new Semaphore(mostLinks);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int mostLinks() {
        return mostLinks;
    }

    /** Whether a link needs the adapter's power now. */
    public boolean isLinked() {
        return free.availablePermits() < mostLinks;
    }

    @Override
    public GattLink connect(GattDevice device, int timeoutMillis) throws GattException, InterruptedException {
        if (timeoutMillis < LEAST_TIMEOUT_MILLIS || timeoutMillis > GREATEST_TIMEOUT_MILLIS) {
            throw new IllegalArgumentException("timeoutMillis is " + timeoutMillis + "; allowed: "
                    + LEAST_TIMEOUT_MILLIS + " to " + GREATEST_TIMEOUT_MILLIS);
        }
        if (!free.tryAcquire()) {
            throw new GattException("device " + DeviceAddress.format(device.address()) + ": all " + mostLinks
                    + " links of " + name + " are taken");
        }
        BluezLink[] made = new BluezLink[1];
        made[0] = new BluezLink(name, device, bus, adapter, timeoutMillis, () -> {
            links.remove(made[0]);
            free.release();
        });
        links.add(made[0]);
        made[0].connect();
        return made[0];
    }

    /** Ends all links. */
    public void closeAll() {
        links.forEach(BluezLink::close);
    }
}
