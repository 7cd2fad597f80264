package io.wardgate.uplink.osgi;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.connection.Endpoint;
import io.wardgate.uplink.http.HttpSettings;
import io.wardgate.uplink.http.HttpTransports;
import io.wardgate.uplink.tls.TlsFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** A configured receiver by HTTP as a service. Whoever drains opens it; leaving closes it. */
@Component(
        service = Uplink.class,
        configurationPid = HttpUplinkComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HttpUplinkConfiguration.class, factory = true)
public final class HttpUplinkComponent implements Uplink {

    static final String PID = "io.wardgate.uplink.http";

    private final Uplink transport;

    @Activate
    public HttpUplinkComponent(HttpUplinkConfiguration configuration, @Reference GatewayIdentity identity) {
        Endpoint endpoint = Endpoint.parse(HttpSettings.SECTION + ".server", configuration.server(), "http");
        TlsFiles tls = endpoint.tls()
                ? TlsFiles.of(
                        HttpSettings.SECTION,
                        configuration.keyStoreFile(),
                        configuration.trustStoreFile(),
                        configuration.passwordFile())
                : null;
        HttpSettings settings = new HttpSettings(
                endpoint,
                tls,
                identity.gatewayId(),
                configuration.connectTimeoutSeconds(),
                configuration.keepAliveSeconds());
        transport = HttpTransports.client(settings);
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
