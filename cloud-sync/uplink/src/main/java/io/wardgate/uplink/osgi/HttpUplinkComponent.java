package io.wardgate.uplink.osgi;

import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.uplink.Uplink;
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
public final class HttpUplinkComponent extends ConfiguredTransport {

    static final String PID = "io.wardgate.uplink.http";

    @Activate
    public HttpUplinkComponent(HttpUplinkConfiguration configuration, @Reference GatewayIdentity identity) {
        super(transport(configuration, identity));
    }

    private static Uplink transport(HttpUplinkConfiguration configuration, GatewayIdentity identity) {
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
        return HttpTransports.client(settings);
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
