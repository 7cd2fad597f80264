package io.wardgate.ble.hci;

import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.gatt.GattCentral;
import io.wardgate.api.gatt.GattDevice;
import io.wardgate.api.gatt.GattException;
import io.wardgate.api.gatt.GattLink;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.ble.source.QueuedSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** A controller that hears advertisements and connects to devices (docs/wire/hci.md, docs/gatt.md). */
public final class HciRadio implements AdvertisementSource, GattCentral {

    private static final String KIND = "ble.hci";

    private final QueuedSource source;
    private final LinkDesk desk;
    private final HciCentral central;

    public HciRadio(HciSettings settings, UrgencyProbe probe, GatewayClock clock) {
        desk = new LinkDesk(clock);
        central = new HciCentral(settings.name(), settings.links(), desk, clock);
        source = new QueuedSource(
                settings.name(),
                "hci",
                settings.queue(),
                probe,
                intake -> new RadioReader(settings, clock, intake, desk));
    }

    /** State and figures, those of its connections among them. */
    public HealthCheck health() {
        HealthCheck hearing = source.health(KIND);
        return new HealthCheck() {
            @Override
            public String name() {
                return hearing.name();
            }

            @Override
            public Health check() {
                Health health = hearing.check();
                Map<String, Long> figures = new LinkedHashMap<>(health.figures());
                figures.put("links", desk.standing());
                figures.put("linksMade", desk.connected());
                figures.put("linkMalformed", desk.malformed());
                return new Health(health.state(), health.summary(), figures);
            }
        };
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
