package io.wardgate.bluez.scan;

import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.QueuedSource;

/** An adapter that BlueZ scans with as a source of advertisements (docs/bluez.md). */
public final class BluezAdvertisementSource {

    private BluezAdvertisementSource() {}

    public static QueuedSource of(BluezSettings settings, UrgencyProbe probe, GatewayClock clock) {
        return new QueuedSource(
                settings.name(),
                "bluez",
                settings.queue(),
                probe,
                intake -> new BluezReader(settings, clock, intake));
    }
}
