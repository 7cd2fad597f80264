package io.wardgate.receiver;

import io.wardgate.api.uplink.Uplink;
import io.wardgate.uplink.mqtt.MqttSettings;
import io.wardgate.uplink.mqtt.MqttTransports;
import io.wardgate.uplink.mqtt.ServerAddress;
import java.net.InetSocketAddress;

/** MQTT 5, straight to the receiver. */
class Mqtt5TransportTest extends TransportContract {

    @Override
    void configure(ReceiverOptions options, int listenerPort, int linePort) {
        options.mqttListen = new InetSocketAddress("127.0.0.1", listenerPort);
    }

    @Override
    Uplink uplink(int listenerPort, int linePort) {
        ServerAddress server = ServerAddress.parse("mqtt://127.0.0.1:" + linePort);
        return MqttTransports.of(new MqttSettings(server, null, Batches.GATEWAY, 16, 5, 2), "5");
    }
}
