package io.wardgate.uplink.mqtt;

import io.wardgate.uplink.connection.Line;
import io.wardgate.uplink.connection.LineSession;
import io.wardgate.uplink.connection.PromptSocketFactory;
import io.wardgate.uplink.connection.Role;
import io.wardgate.uplink.mqtt3.Mqtt3Session;
import io.wardgate.uplink.mqtt3.Mqtt3Settings;
import io.wardgate.uplink.tls.TlsClient;
import io.wardgate.uplink.tls.TlsFiles;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** MQTT to one server. Safe from any thread. */
final class MqttLine implements Line {

    /** Paho logs stack traces of every lost connection by java.util.logging; we say the same in one line. */
    private static final List<Logger> PAHO_LOGS = List.of(
            Logger.getLogger("org.eclipse.paho.mqttv5.client"), Logger.getLogger("org.eclipse.paho.client.mqttv3"));

    private final MqttSettings settings;
    private final MqttProtocol protocol;
    private final @Nullable TlsClient tls;

    MqttLine(MqttSettings settings, MqttProtocol protocol) {
        this.settings = settings;
        this.protocol = protocol;
        TlsFiles files = settings.tls();
        this.tls = files == null ? null : new TlsClient(files, settings.server().certifiedName(), "uplink.mqtt.server");
        PAHO_LOGS.forEach(log -> log.setLevel(Level.OFF));
    }

    @Override
    public String kind() {
        return "mqtt";
    }

    @Override
    public String peer() {
        return settings.server().toString();
    }

    @Override
    public LineSession open(Role role, Consumer<byte[]> onMessage, Consumer<String> onLost) throws IOException {
        PromptSocketFactory sockets = new PromptSocketFactory(tls);
        String clientId = settings.gateway() + "-" + role.label();
        return switch (protocol) {
            case V5 -> new Mqtt5Session(settings, sockets, clientId, onMessage, onLost);
            case V3_1_1 -> new Mqtt3Session(settingsOf311(), sockets, clientId, onMessage, onLost);
        };
    }

    @Override
    public String explain(IOException fault) {
        TlsClient client = tls;
        return client == null ? String.valueOf(fault.getMessage()) : client.explain(fault);
    }

    private Mqtt3Settings settingsOf311() {
        return new Mqtt3Settings(
                settings.server().pahoUri(),
                settings.upTopic(),
                settings.downTopic(),
                settings.window(),
                settings.connectTimeoutSeconds(),
                settings.keepAliveSeconds());
    }
}
