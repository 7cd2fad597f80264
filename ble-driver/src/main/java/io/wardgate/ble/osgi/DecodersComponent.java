package io.wardgate.ble.osgi;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.ReadingSink;
import io.wardgate.ble.band.BandUrgencyProbe;
import io.wardgate.ble.decoder.DecoderRegistry;
import io.wardgate.ble.key.DeviceKeys;
import io.wardgate.ble.key.KeyFile;
import io.wardgate.ble.key.KeyFileException;
import io.wardgate.ble.privacy.IdentifyingDecoder;
import io.wardgate.ble.site.SiteState;
import io.wardgate.ble.site.SiteTables;
import io.wardgate.ble.vendor.ShippedDecoders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The decoders, shipped and of the site, with the site's company id and keys, as services. Its one thread watches the
 * site's tables while the component is active, if there is a directory for them.
 */
@Component(
        immediate = true,
        configurationPid = DecodersComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {AdvertisementDecoder.class, UrgencyProbe.class, HealthCheck.class})
@Designate(ocd = DecodersConfig.class)
public final class DecodersComponent implements AdvertisementDecoder, UrgencyProbe, HealthCheck {

    static final String PID = "io.wardgate.ble.decoders";

    private final ShippedDecoders shipped;
    private final DecoderRegistry registry;
    private final IdentifyingDecoder decoder;
    private final BandUrgencyProbe probe;
    private final int keys;
    private final @Nullable SiteTables site;

    @Activate
    public DecodersComponent(DecodersConfig config) throws KeyFileException {
        this(config.bandCompanyId(), config.keyFile(), config.tables());
    }

    DecodersComponent(int bandCompanyId, String keyFile, String tables) throws KeyFileException {
        DeviceKeys deviceKeys = keyFile.isEmpty() ? DeviceKeys.none() : KeyFile.read(Path.of(keyFile));
        keys = deviceKeys.size();
        shipped = new ShippedDecoders(bandCompanyId, deviceKeys);
        registry = shipped.registry();
        decoder = new IdentifyingDecoder(registry, deviceKeys.identities());
        probe = new BandUrgencyProbe(bandCompanyId);
        site = tables.isEmpty() ? null : new SiteTables(Path.of(tables), shipped.siteTable(), registry);
    }

    /** The site's tables are in use before the first advertisement comes. */
    @Activate
    void watchSite() {
        if (site != null) {
            site.readOnce();
            site.start();
        }
    }

    @Deactivate
    void leave() {
        if (site != null) {
            site.stop();
        }
    }

    @Override
    public Outcome decode(Advertisement advertisement, ReadingSink sink) {
        return decoder.decode(advertisement, sink);
    }

    @Override
    public boolean mayBeUrgent(Advertisement advertisement) {
        return probe.mayBeUrgent(advertisement);
    }

    @Override
    public String name() {
        return "ble.decoders";
    }

    @Override
    public Health check() {
        Map<String, Long> figures = new LinkedHashMap<>(registry.recognised());
        figures.put("unmapped", shipped.unmapped());
        figures.put("keys", (long) keys);
        figures.putAll(decoder.figures());
        SiteState tables = site == null ? null : site.state();
        if (tables != null) {
            figures.put("siteTables", (long) tables.files());
            figures.put("siteEntries", (long) tables.entries());
            figures.put("siteReloads", tables.reloads());
            figures.put("siteTablesRefused", (long) tables.refused().size());
            if (!tables.fault().isEmpty()) {
                return new Health(
                        Health.State.DEGRADED,
                        "decoder table refused, what was good stays: " + tables.fault(),
                        figures);
            }
        }
        return new Health(Health.State.OK, "decoding; figures count recognised structures by format", figures);
    }
}
