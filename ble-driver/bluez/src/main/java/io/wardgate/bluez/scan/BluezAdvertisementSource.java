package io.wardgate.bluez.scan;

import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.QueuedSource;
import java.util.function.BooleanSupplier;

/** An adapter that BlueZ scans with as a source of advertisements (docs/bluez.md). */
public final class BluezAdvertisementSource {

    private BluezAdvertisementSource() {}

    /** @param linked whether a connection to a device needs the adapter's power now */
    public static QueuedSource of(
            BluezSettings settings, UrgencyProbe probe, GatewayClock clock, BooleanSupplier linked) {
        return new QueuedSource(
                settings.name(), "bluez", settings.queue(), probe, intake -> new BluezReader(settings, clock, intake, linked));
    }
}
