package io.wardgate.bluez.radio;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.gatt.GattCentral;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.bluez.link.BluezCentral;
import io.wardgate.bluez.scan.BluezAdvertisementSource;
import io.wardgate.bluez.scan.BluezSettings;

/**
 * An adapter of BlueZ as source and central (docs/bluez.md). BlueZ must have heard a device to connect to it, so links work
 * while the source scans; stopping ends both. Safe from any thread.
 */
public final class BluezRadio implements AdvertisementSource, GattCentral {

    private final QueuedSource source;
    private final BluezCentral central;

    /** @param mostLinks connections at once, 1 to 8 */
    public BluezRadio(BluezSettings settings, int mostLinks, UrgencyProbe probe, GatewayClock clock) {
        central = new BluezCentral(settings.name(), settings.bus(), settings.adapter(), mostLinks);
        source = BluezAdvertisementSource.of(settings, probe, clock, central::isLinked);
    }

    public HealthCheck health() {
        return source.health("ble.bluez");
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public void start(AdvertisementSink sink) {
        source.start(sink);
    }

    @Override
    public void stop() {
        central.closeAll();
        source.stop();
    }

    @Override
    public SourceStatistics statistics() {
        return source.statistics();
    }

    @Override
    public int mostLinks() {
        return central.mostLinks();
    }

    @Override
    public GattLink connect(GattDevice device, int timeoutMillis) throws GattException, InterruptedException {
        return central.connect(device, timeoutMillis);
    }
}
