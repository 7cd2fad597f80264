package io.wardgate.uplink.osgi;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
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
public final class TcpServerUplinkComponent implements Uplink {

    static final String PID = "io.wardgate.uplink.tcpserver";

    private static final String SECTION = "uplink.tcpserver";

    private final Uplink transport;

    @Activate
    public TcpServerUplinkComponent(TcpServerUplinkConfiguration configuration, @Reference GatewayIdentity identity) {
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
        transport = StreamTransports.server(settings, configuration.platform());
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
