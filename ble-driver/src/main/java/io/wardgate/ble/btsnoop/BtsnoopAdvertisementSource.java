package io.wardgate.ble.btsnoop;

import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.QueuedSource;

/** A radio that the kernel owns as a source of advertisements (docs/wire/btsnoop.md). */
public final class BtsnoopAdvertisementSource {

    private BtsnoopAdvertisementSource() {}

    public static QueuedSource of(BtsnoopSettings settings, UrgencyProbe probe, GatewayClock clock) {
        return new QueuedSource(
                settings.name(),
                "btsnoop",
                settings.queue(),
                probe,
                intake -> new BtsnoopReader(settings, clock, intake));
    }
}
