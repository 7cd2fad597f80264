package io.wardgate.core.osgi;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.AdvertisementWatcher;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.reading.AdvertisementDecoder;
import io.wardgate.api.reading.Reading;
import io.wardgate.api.reading.ReadingInlet;
import io.wardgate.api.tap.Tap;
import io.wardgate.api.tap.TapOutlet;
import io.wardgate.api.uplink.UrgentOutlet;
import io.wardgate.core.cleaning.Cleaner;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.health.DeclaredDrops;
import io.wardgate.core.link.LinkTable;
import io.wardgate.core.pipeline.GatewayPipeline;
import io.wardgate.core.pipeline.PipelineSettings;
import io.wardgate.core.pipeline.ReadingObserver;
import io.wardgate.core.sealing.AlarmSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
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
 * Joins the pipeline to the services around it. Radios, store, outlet and checks may come and go while it runs; it needs
 * only to know who it is, what time it is, and how to decode.
 */
@Component(
        service = {HealthCheck.class, ReadingInlet.class, TapOutlet.class},
        immediate = true,
        property = PipelineComponent.OWN_CHECK,
        configurationPid = PipelineComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PipelineConfiguration.class)
public final class PipelineComponent implements HealthCheck, ReadingInlet, TapOutlet {

    static final String PID = "io.wardgate.pipeline";

    /** Marks the check that this component publishes, so that it does not wait for itself. */
    static final String OWN_CHECK = "wardgate.check=pipeline";

    private final Bundle bundle;
    private final GatewayPipeline pipeline;

    /** Built before the dynamic services are bound, so that they can be handed over in any order. */
    @Activate
    public PipelineComponent(
            BundleContext context,
            PipelineConfiguration configuration,
            @Reference GatewayIdentity identity,
            @Reference GatewayClock clock,
            @Reference AdvertisementDecoder decoder,
            @Reference Cleaner cleaner,
            @Reference LinkTable links,
            @Reference DeclaredDrops drops,
            @Reference GatewayEvents events) {
        this.bundle = context.getBundle();
        PipelineSettings settings = PipelineSettings.of(
                configuration.sealMillis(),
                configuration.laneQueue(),
                configuration.healthSeconds(),
                configuration.auditPath());
        this.pipeline =
                new GatewayPipeline(settings, identity, clock, decoder, cleaner, links, new AlarmSource(drops, events));
    }

    @Activate
    void start() {
        pipeline.start();
    }

    @Deactivate
    void stop() {
        pipeline.stop();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addSource(AdvertisementSource source) {
        pipeline.addSource(source);
    }

    void removeSource(AdvertisementSource source) {
        pipeline.removeSource(source);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addStore(BufferStore store) {
        pipeline.addStore(store);
    }

    /**
     * When this bundle stops, the store may go first, because it needs this bundle's other services. It still works at
     * this moment and never again: the radios stop now, so that nothing is heard that nobody could store.
     */
    void removeStore(BufferStore store) {
        if (bundle.getState() == Bundle.STOPPING) {
            pipeline.stop();
        }
        pipeline.removeStore(store);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addOutlet(UrgentOutlet outlet) {
        pipeline.addOutlet(outlet);
    }

    void removeOutlet(UrgentOutlet outlet) {
        pipeline.removeOutlet(outlet);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addObserver(ReadingObserver observer) {
        pipeline.addObserver(observer);
    }

    void removeObserver(ReadingObserver observer) {
        pipeline.removeObserver(observer);
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(!(" + OWN_CHECK + "))")
    void addCheck(HealthCheck check) {
        pipeline.addCheck(check);
    }

    void removeCheck(HealthCheck check) {
        pipeline.removeCheck(check);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addWatcher(AdvertisementWatcher watcher) {
        pipeline.addWatcher(watcher);
    }

    void removeWatcher(AdvertisementWatcher watcher) {
        pipeline.removeWatcher(watcher);
    }

    @Override
    public void deliver(Reading reading, long heardMonoMillis) {
        pipeline.deliver(reading, heardMonoMillis);
    }

    @Override
    public void offer(Tap tap) {
        pipeline.offer(tap);
    }

    @Override
    public String name() {
        return pipeline.name();
    }

    @Override
    public Health check() {
        return pipeline.check();
    }
}
