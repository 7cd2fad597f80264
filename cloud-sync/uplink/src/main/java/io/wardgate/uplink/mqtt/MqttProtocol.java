package io.wardgate.uplink.mqtt;

import java.util.Arrays;
import java.util.List;

/** Versions of MQTT that the transport speaks. */
public enum MqttProtocol {
    V5("5"),
    V3_1_1("3.1.1");

    private final String key;

    MqttProtocol(String key) {
        this.key = key;
    }

    /**
     * Takes the configured value.
     *
     * @throws IllegalArgumentException naming the key, the value and what is allowed
     */
    public static MqttProtocol of(String configured) {
        for (MqttProtocol protocol : values()) {
            if (protocol.key.equals(configured)) {
                return protocol;
            }
        }
        List<String> allowed =
                Arrays.stream(values()).map(protocol -> protocol.key).toList();
        throw new IllegalArgumentException(
                "uplink.mqtt.protocol is \"" + configured + "\"; allowed: " + String.join(", ", allowed));
    }
}
