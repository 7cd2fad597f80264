package io.wardgate.ble.osgi;

import io.wardgate.api.advertisement.AdvertisementSource;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.BandMessenger;
import io.wardgate.api.command.CommandException;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.smp.SmpChannel;
import io.wardgate.api.smp.SmpException;
import io.wardgate.ble.port.PortAddress;
import io.wardgate.ble.source.osgi.SourceComponent;
import io.wardgate.ble.wr24.Wr24Radio;
import io.wardgate.ble.wr24.Wr24Settings;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured 2.4 GHz receiver, which hears bands, brings messages to them and asks them, as a service. */
@Component(
        configurationPid = Wr24Component.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = {AdvertisementSource.class, BandMessenger.class, SmpChannel.class})
@Designate(ocd = Wr24Config.class, factory = true)
public final class Wr24Component extends SourceComponent<Wr24Radio> implements BandMessenger, SmpChannel {

    static final String PID = "io.wardgate.ble.wr24";

    @Activate
    public Wr24Component(BundleContext bundle, Wr24Config config, @Reference GatewayClock clock) {
        super(bundle, urgency -> new Wr24Radio(settings(config), urgency, clock));
    }

    @Override
    protected HealthCheck health() {
        return radio.health();
    }

    @Override
    public void send(long deviceId, byte[] message) throws CommandException, InterruptedException {
        radio.send(deviceId, message);
    }

    @Override
    public byte[] ask(long deviceId, byte[] request, Patience patience) throws SmpException, InterruptedException {
        return radio.ask(deviceId, request, patience);
    }

    private static Wr24Settings settings(Wr24Config config) {
        return new Wr24Settings(
                config.name(),
                PortAddress.parseWithUdp("ble.wr24", config.port(), config.baud()),
                config.txPowerDbm(),
                config.watchdogSeconds(),
                config.queue());
    }
}
