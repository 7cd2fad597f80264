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

/** A configured port for the platform as a service. Whoever drains opens it; leaving closes it. */
@Component(
        service = Uplink.class,
        configurationPid = TcpServerUplinkComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TcpServerUplinkConfiguration.class, factory = true)
public final class TcpServerUplinkComponent extends ConfiguredTransport {

    static final String PID = "io.wardgate.uplink.tcpserver";

    private static final String SECTION = "uplink.tcpserver";

    @Activate
    public TcpServerUplinkComponent(TcpServerUplinkConfiguration configuration, @Reference GatewayIdentity identity) {
        super(transport(configuration, identity));
    }

    private static Uplink transport(TcpServerUplinkConfiguration configuration, GatewayIdentity identity) {
        Endpoint endpoint = Endpoint.parse(SECTION + ".listen", configuration.listen(), "tcp");
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
        return StreamTransports.server(settings, configuration.platform());
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
