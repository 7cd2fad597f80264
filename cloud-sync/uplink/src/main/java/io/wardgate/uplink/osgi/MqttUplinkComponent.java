package io.wardgate.uplink.osgi;

import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.mqtt.MqttSettings;
import io.wardgate.uplink.mqtt.MqttTransports;
import io.wardgate.uplink.mqtt.ServerAddress;
import io.wardgate.uplink.tls.TlsFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** One configured MQTT server as a transport, published under its {@code name}; {@link UplinkComponent} opens it. */
@Component(
        service = Uplink.class,
        immediate = true,
        configurationPid = MqttUplinkComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MqttUplinkConfiguration.class, factory = true)
public final class MqttUplinkComponent extends ConfiguredTransport {

    static final String PID = "io.wardgate.uplink.mqtt";

    /** Envelopes that wait for the line at most, a connection. */
    private static final int LINE_QUEUE = 32;

    @Activate
    public MqttUplinkComponent(MqttUplinkConfiguration configuration, @Reference GatewayIdentity identity) {
        super(transport(configuration, identity));
    }

    private static Uplink transport(MqttUplinkConfiguration configuration, GatewayIdentity identity) {
        ServerAddress server = ServerAddress.parse(configuration.server());
        TlsFiles tls = server.tls()
                ? TlsFiles.of(
                        configuration.keyStoreFile(), configuration.trustStoreFile(), configuration.passwordFile())
                : null;
        MqttSettings settings = new MqttSettings(
                server,
                tls,
                identity.gatewayId(),
                LINE_QUEUE,
                configuration.connectTimeoutSeconds(),
                configuration.keepAliveSeconds());
        return MqttTransports.of(settings, configuration.protocol());
    }

    @Deactivate
    @Override
    public void close() {
        super.close();
    }
}
