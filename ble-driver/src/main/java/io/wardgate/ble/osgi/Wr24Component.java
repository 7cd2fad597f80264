package io.wardgate.ble.osgi;

import io.wardgate.api.advertisement.Advertisement;
import io.wardgate.api.advertisement.AdvertisementSink;
import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.advertisement.SourceStatistics;
import io.wardgate.api.advertisement.UrgencyProbe;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.BandMessenger;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.wr24.Wr24Radio;
import io.wardgate.ble.wr24.Wr24Settings;
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
 * One configured 2.4 GHz receiver as two services: it hears bands, and it brings messages to them. The pipeline starts it;
 * leaving stops it, so that no thread or port outlives the component.
 */
@Component(
        configurationPid = Wr24Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {AdvertisementSource.class, BandMessenger.class})
@Designate(ocd = Wr24Config.class, factory = true)
public final class Wr24Component implements AdvertisementSource, BandMessenger {

    static final String PID = "io.wardgate.ble.wr24";

    private final Wr24Radio radio;
    private final BundleContext bundle;
    private @Nullable ServiceRegistration<HealthCheck> health;

    /** Comes with the decoders, whose configuration knows the bands; until then only the receiver's own word counts. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable UrgencyProbe urgency;

    @Activate
    public Wr24Component(BundleContext bundle, Wr24Config config, @Reference GatewayClock clock) {
        Wr24Settings settings = new Wr24Settings(
                config.name(),
                PortAddress.parseWithUdp("ble.wr24", config.port(), config.baud()),
                config.txPowerDbm(),
                config.watchdogSeconds(),
                config.queue());
        this.bundle = bundle;
        radio = new Wr24Radio(settings, this::mayBeUrgent, clock);
    }

    @Activate
    void tellHealth() {
        health = bundle.registerService(HealthCheck.class, radio.health(), null);
    }

    @Deactivate
    void leave() {
        if (health != null) {
            health.unregister();
        }
        radio.stop();
    }

    @Override
    public String name() {
        return radio.name();
    }

    @Override
    public void start(AdvertisementSink sink) {
        radio.start(sink);
    }

    @Override
    public void stop() {
        radio.stop();
    }

    @Override
    public SourceStatistics statistics() {
        return radio.statistics();
    }

    @Override
    public void send(long deviceId, byte[] message) throws CommandException, InterruptedException {
        radio.send(deviceId, message);
    }

    private boolean mayBeUrgent(Advertisement advertisement) {
        UrgencyProbe probe = urgency;
        return probe != null && probe.mayBeUrgent(advertisement);
    }
}
