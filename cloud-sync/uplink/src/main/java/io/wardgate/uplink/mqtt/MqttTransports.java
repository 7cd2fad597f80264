package io.wardgate.uplink.mqtt;

import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.connection.TwoConnections;

/** Makes the transport over MQTT in either version. */
public final class MqttTransports {

    private MqttTransports() {}

    /**
     * A transport that is not open yet.
     *
     * @param protocol the configured version, {@code 5} or {@code 3.1.1}
     * @throws IllegalArgumentException naming key, value and the allowed versions
     */
    public static Uplink of(MqttSettings settings, String protocol) {
        return new TwoConnections(new MqttLine(settings, MqttProtocol.of(protocol)), settings.window());
    }
}
