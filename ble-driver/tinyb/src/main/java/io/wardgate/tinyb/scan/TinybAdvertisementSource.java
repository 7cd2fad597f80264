package io.wardgate.tinyb.scan;

import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.tinyb.library.ChildFiles;

/** An adapter that BlueZ scans with, heard through TinyB, as a source of advertisements (docs/tinyb.md). */
public final class TinybAdvertisementSource {

    private TinybAdvertisementSource() {}

    /** @param files of this source alone */
    public static QueuedSource of(TinybSettings settings, ChildFiles files, UrgencyProbe probe, GatewayClock clock) {
        return new QueuedSource(
                settings.name(),
                "tinyb",
                settings.queue(),
                probe,
                intake -> new TinybReader(settings, files, clock, intake));
    }
}
