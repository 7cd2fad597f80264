package io.wardgate.uplink.mqtt;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;

/**
 * MQTT 5 to one server; see {@link MqttTransports} for a choice of versions.
 *
 * <p>Safe from any thread.
 */
public final class MqttUplink implements Uplink {

    private final Uplink connections;

    public MqttUplink(MqttSettings settings) {
        this.connections = MqttTransports.of(settings, "5");
    }

    @Override
    public void open(UplinkListener listener) {
        connections.open(listener);
    }

    @Override
    public boolean isUp(Lane lane) {
        return connections.isUp(lane);
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        return connections.send(lane, envelope);
    }

    @Override
    public void reset(Lane lane, String reason) {
        connections.reset(lane, reason);
    }

    @Override
    public void close() {
        connections.close();
    }
}
