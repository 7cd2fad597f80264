package io.wardgate.uplink.osgi;

import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.uplink.Uplink;
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
public final class UdpUplinkComponent extends ConfiguredTransport {

    static final String PID = "io.wardgate.uplink.udp";

    @Activate
    public UdpUplinkComponent(UdpUplinkConfiguration configuration, @Reference GatewayIdentity identity) {
        super(transport(configuration, identity));
    }

    private static Uplink transport(UdpUplinkConfiguration configuration, GatewayIdentity identity) {
        return new UdpUplink(UdpSettings.of(configuration.server(), configuration.keyFile(), identity.gatewayId()));
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
