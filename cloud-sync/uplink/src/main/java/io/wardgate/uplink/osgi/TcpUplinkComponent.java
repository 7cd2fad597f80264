package io.wardgate.uplink.osgi;

import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.stream.StreamSettings;
import io.wardgate.uplink.stream.StreamTransports;
import io.wardgate.uplink.tls.TlsFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** A configured stream to a receiver as a service. Whoever drains opens it; leaving closes it. */
@Component(
        service = Uplink.class,
        configurationPid = TcpUplinkComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TcpUplinkConfiguration.class, factory = true)
public final class TcpUplinkComponent extends ConfiguredTransport {

    static final String PID = "io.wardgate.uplink.tcp";

    private static final String SECTION = "uplink.tcp";

    @Activate
    public TcpUplinkComponent(TcpUplinkConfiguration configuration, @Reference GatewayIdentity identity) {
        super(transport(configuration, identity));
    }

    private static Uplink transport(TcpUplinkConfiguration configuration, GatewayIdentity identity) {
        Endpoint endpoint = Endpoint.parse(SECTION + ".server", configuration.server(), "tcp");
        TlsFiles tls = endpoint.tls()
                ? TlsFiles.of(
                        SECTION,
                        configuration.keyStoreFile(),
                        configuration.trustStoreFile(),
                        configuration.passwordFile())
                : null;
        StreamSettings settings = new StreamSettings(
                SECTION,
                endpoint,
                tls,
                identity.gatewayId(),
                configuration.connectTimeoutSeconds(),
                configuration.keepAliveSeconds());
        return StreamTransports.client(settings);
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
