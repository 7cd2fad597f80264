package io.wardgate.uplink.osgi;

import io.wardgate.api.batch.SealedBatch;
import io.wardgate.api.buffer.BufferStore;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.health.Health;
import io.wardgate.api.health.HealthCheck;
import io.wardgate.api.identity.GatewayIdentity;
import io.wardgate.api.uplink.UrgentOutlet;
import io.wardgate.uplink.drain.DrainSettings;
import io.wardgate.uplink.drain.LaneDrain;
import io.wardgate.uplink.mqtt.MqttSettings;
import io.wardgate.uplink.mqtt.MqttUplink;
import io.wardgate.uplink.mqtt.ServerAddress;
import io.wardgate.uplink.tls.TlsFiles;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Joins store, drain and MQTT while all three are there. */
@Component(
        service = {UrgentOutlet.class, HealthCheck.class},
        immediate = true,
        configurationPid = MqttUplinkComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MqttUplinkConfiguration.class)
public final class MqttUplinkComponent implements UrgentOutlet, HealthCheck {

    static final String PID = "io.wardgate.uplink.mqtt";

    private final LaneDrain drain;

    @Activate
    public MqttUplinkComponent(
            MqttUplinkConfiguration configuration,
            @Reference GatewayIdentity identity,
            @Reference GatewayClock clock,
            @Reference BufferStore store) {
        String gateway = identity.gatewayId();
        ServerAddress server = ServerAddress.parse(configuration.server());
        TlsFiles tls = server.tls()
                ? TlsFiles.of(
                        configuration.keyStoreFile(), configuration.trustStoreFile(), configuration.passwordFile())
                : null;
        MqttSettings mqtt = new MqttSettings(
                server,
                tls,
                gateway,
                configuration.window(),
                configuration.connectTimeoutSeconds(),
                configuration.keepAliveSeconds());
        DrainSettings settings =
                new DrainSettings(configuration.window(), TimeUnit.SECONDS.toMillis(configuration.resendSeconds()));
        this.drain = new LaneDrain(settings, store, new MqttUplink(mqtt), clock, gateway);
        drain.start();
    }

    @Deactivate
    void stop() {
        drain.stop();
    }

    @Override
    public void offer(SealedBatch batch) {
        drain.offer(batch);
    }

    @Override
    public String name() {
        return drain.name();
    }

    @Override
    public Health check() {
        return drain.check();
    }
}
