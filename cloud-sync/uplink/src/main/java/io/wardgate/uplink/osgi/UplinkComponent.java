package io.wardgate.uplink.osgi;

import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandInlet;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UrgentOutlet;
import io.wardgate.uplink.drain.DrainSettings;
import io.wardgate.uplink.drain.LaneDrain;
import io.wardgate.uplink.failover.FailoverSettings;
import io.wardgate.uplink.failover.FailoverUplink;
import io.wardgate.uplink.failover.TransportPlaces;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins store, drain and the transports, which may come and go while it runs. */
@Component(
        service = {UrgentOutlet.class, HealthCheck.class},
        immediate = true,
        configurationPid = UplinkComponent.PID,
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
@Designate(ocd = UplinkConfiguration.class)
public final class UplinkComponent implements UrgentOutlet, HealthCheck {

    static final String PID = "io.wardgate.uplink";

    private static final Logger LOG = LoggerFactory.getLogger(UplinkComponent.class);

    private final TransportPlaces places;
    private final LaneDrain drain;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable CommandInlet commands;

    @Activate
    public UplinkComponent(
            UplinkConfiguration configuration,
            @Reference GatewayIdentity identity,
            @Reference GatewayClock clock,
            @Reference BufferStore store) {
        FailoverSettings failover = FailoverSettings.ofConfigured(
                configuration.failoverSeconds(),
                configuration.emergencyFailoverMillis(),
                configuration.failbackMinutes(),
                configuration.failbackJitterSeconds());
        DrainSettings settings = new DrainSettings(
                configuration.window(),
                TimeUnit.SECONDS.toMillis(configuration.resendSeconds()),
                TimeUnit.SECONDS.toMillis(configuration.resumeJitterSeconds()));
        FailoverUplink uplink = new FailoverUplink(failover, clock, new SplittableRandom());
        this.places =
                new TransportPlaces(uplink, configuration.primary(), configuration.backup(), configuration.fastPath());
        this.drain = new LaneDrain(settings, store, uplink, this::commandArrived, clock, identity.gatewayId());
    }

    @Activate
    void start() {
        drain.start();
    }

    @Deactivate
    void stop() {
        drain.stop();
    }

    @Reference(
            service = Uplink.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addTransport(Uplink transport, Map<String, Object> properties) {
        places.add(name(properties), transport);
    }

    void removeTransport(Uplink transport, Map<String, Object> properties) {
        places.remove(name(properties), transport);
    }

    @Override
    public void offer(SealedBatch batch) {
        drain.offer(batch);
    }

    @Override
    public String name() {
        return drain.name();
    }

    @Override
    public Health check() {
        Health health = drain.check();
        String fault = places.fault();
        return fault.isEmpty() ? health : new Health(Health.State.DEGRADED, fault, health.figures());
    }

    private void commandArrived(byte[] command) {
        CommandInlet inlet = commands;
        if (inlet == null) {
            LOG.warn("a command arrived, and nothing on this gateway takes commands");
        } else {
            inlet.offer(command);
        }
    }

    private static String name(Map<String, Object> properties) {
        return String.valueOf(properties.get("name"));
    }
}
