package io.wardgate.ble.osgi;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.ble.adapter.AdapterBinding;
import io.wardgate.ble.btsnoop.BtsnoopAdvertisementSource;
import io.wardgate.ble.btsnoop.BtsnoopSettings;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.ble.source.osgi.SourceComponent;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured adapter of the kernel as a service. */
@Component(
        configurationPid = BtsnoopComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = AdvertisementSource.class)
@Designate(ocd = BtsnoopConfig.class, factory = true)
public final class BtsnoopComponent extends SourceComponent<QueuedSource> {

    static final String PID = "io.wardgate.ble.btsnoop";

    @Activate
    public BtsnoopComponent(BundleContext bundle, BtsnoopConfig config, @Reference GatewayClock clock) {
        super(bundle, urgency -> BtsnoopAdvertisementSource.of(settings(config), urgency, clock));
    }

    @Override
    protected HealthCheck health() {
        return radio.health("ble.btsnoop");
    }

    private static BtsnoopSettings settings(BtsnoopConfig config) {
        return new BtsnoopSettings(
                config.name(),
                AdapterBinding.parse("ble.btsnoop", config.adapter(), AdapterBinding.SYSFS),
                config.command(),
                config.watchdogSeconds(),
                config.queue());
    }
}
