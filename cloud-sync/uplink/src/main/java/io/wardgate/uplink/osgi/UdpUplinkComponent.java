package io.wardgate.uplink.osgi;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.udp.UdpSettings;
import io.wardgate.uplink.udp.UdpUplink;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** A configured way for datagrams as a service. Whoever drains opens it; leaving closes it. */
@Component(
        service = Uplink.class,
        configurationPid = UdpUplinkComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = UdpUplinkConfiguration.class, factory = true)
public final class UdpUplinkComponent implements Uplink {

    static final String PID = "io.wardgate.uplink.udp";

    private final Uplink transport;

    @Activate
    public UdpUplinkComponent(UdpUplinkConfiguration configuration, @Reference GatewayIdentity identity) {
        transport =
                new UdpUplink(UdpSettings.of(configuration.server(), configuration.keyFile(), identity.gatewayId()));
    }

    @Override
    public void open(UplinkListener listener) {
        transport.open(listener);
    }

    @Override
    public boolean isUp(Lane lane) {
        return transport.isUp(lane);
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        return transport.send(lane, envelope);
    }

    @Override
    public void reset(Lane lane, String reason) {
        transport.reset(lane, reason);
    }

    @Deactivate
    @Override
    public void close() {
        transport.close();
    }
}
