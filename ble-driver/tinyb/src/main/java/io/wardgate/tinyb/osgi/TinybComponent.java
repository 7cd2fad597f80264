package io.wardgate.tinyb.osgi;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.ble.source.osgi.SourceComponent;
import io.wardgate.tinyb.library.ChildFiles;
import io.wardgate.tinyb.scan.TinybAdvertisementSource;
import io.wardgate.tinyb.scan.TinybSettings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured adapter of BlueZ, heard through TinyB, as a service. */
@Component(
        configurationPid = TinybComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = AdvertisementSource.class)
@Designate(ocd = TinybConfig.class, factory = true)
public final class TinybComponent extends SourceComponent<QueuedSource> {

    static final String PID = "io.wardgate.ble.tinyb";

    @Activate
    public TinybComponent(BundleContext bundle, TinybConfig config, @Reference GatewayClock clock) {
        super(
                bundle,
                urgency -> TinybAdvertisementSource.of(settings(config), files(bundle, config.name()), urgency, clock));
    }

    @Override
    protected HealthCheck health() {
        return radio.health("ble.tinyb");
    }

    private static TinybSettings settings(TinybConfig config) {
        return new TinybSettings(
                config.name(), config.bus(), config.adapter(), config.watchdogSeconds(), config.queue());
    }

    private static ChildFiles files(BundleContext bundle, String name) {
        return new ChildFiles(
                bundle.getDataFile("tinyb-" + name).toPath(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }
}
