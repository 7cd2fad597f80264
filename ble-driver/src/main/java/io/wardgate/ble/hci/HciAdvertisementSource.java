package io.wardgate.ble.hci;

import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.QueuedSource;

/** A Bluetooth controller on an H4 line as a source of advertisements (docs/wire/hci.md). */
public final class HciAdvertisementSource {

    private HciAdvertisementSource() {}

    public static QueuedSource of(HciSettings settings, UrgencyProbe probe, GatewayClock clock) {
        return new QueuedSource(
                settings.name(),
                "hci",
                settings.queue(),
                probe,
                intake -> new RadioReader(settings, clock, intake, new LinkDesk(clock)));
    }
}
