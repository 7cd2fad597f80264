package io.wardgate.ble.osgi;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.ble.btsnoop.AdapterBinding;
import io.wardgate.ble.btsnoop.BtsnoopAdvertisementSource;
import io.wardgate.ble.btsnoop.BtsnoopSettings;
import io.wardgate.ble.source.QueuedSource;
import io.wardgate.ble.source.SourceHealth;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * One configured adapter of the kernel as a service. The pipeline starts it; leaving stops it, so that no thread or port outlives the
 * component. Its health check is a service of its own, because both interfaces have a name.
 */
@Component(
        configurationPid = BtsnoopComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = AdvertisementSource.class)
@Designate(ocd = BtsnoopConfig.class, factory = true)
public final class BtsnoopComponent implements AdvertisementSource {

    static final String PID = "io.wardgate.ble.btsnoop";

    private final QueuedSource source;
    private final BundleContext bundle;
    private @Nullable ServiceRegistration<HealthCheck> health;

    /** Comes with the decoders, whose configuration knows the bands; until then nothing is urgent. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable UrgencyProbe urgency;

    @Activate
    public BtsnoopComponent(BundleContext bundle, BtsnoopConfig config, @Reference GatewayClock clock) {
        BtsnoopSettings settings = new BtsnoopSettings(
                config.name(),
                AdapterBinding.parse("ble.btsnoop", config.adapter(), AdapterBinding.SYSFS),
                config.command(),
                config.watchdogSeconds(),
                config.queue());
        this.bundle = bundle;
        source = BtsnoopAdvertisementSource.of(settings, this::mayBeUrgent, clock);
    }

    @Activate
    void tellHealth() {
        health = bundle.registerService(
                HealthCheck.class, new SourceHealth("ble.btsnoop", source, source::ownFigures), null);
    }

    @Deactivate
    void leave() {
        if (health != null) {
            health.unregister();
        }
        source.stop();
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

    private boolean mayBeUrgent(Advertisement advertisement) {
        UrgencyProbe probe = urgency;
        return probe != null && probe.mayBeUrgent(advertisement);
    }
}
