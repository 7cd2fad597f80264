package io.wardgate.uplink.mqtt;

import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.uplink.tls.TlsClient;
import io.wardgate.uplink.tls.TlsFiles;
import java.util.SplittableRandom;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * MQTT 5 to one server over two connections: emergencies have their own, so that none waits behind a routine batch on
 * the same line.
 *
 * <p>Safe from any thread.
 */
public final class MqttUplink implements Uplink {

    /** Paho logs stack traces of every lost connection by java.util.logging; this class says the same in one line. */
    private static final java.util.logging.Logger PAHO_LOG =
            java.util.logging.Logger.getLogger("org.eclipse.paho.mqttv5.client");

    private final MqttSettings settings;
    private final @Nullable TlsClient tls;
    private final SplittableRandom random = new SplittableRandom();
    private volatile @Nullable MqttConnection urgent;
    private volatile @Nullable MqttConnection routine;

    public MqttUplink(MqttSettings settings) {
        this.settings = settings;
        TlsFiles files = settings.tls();
        this.tls = files == null ? null : new TlsClient(files, settings.server().certifiedName());
        PAHO_LOG.setLevel(Level.OFF);
    }

    @Override
    public synchronized void open(UplinkListener listener) {
        if (urgent != null) {
            throw new IllegalStateException("open already");
        }
        urgent = opened("urgent", Lane.EMERGENCY, listener);
        routine = opened("routine", Lane.ROUTINE, listener);
    }

    @Override
    public boolean isUp(Lane lane) {
        MqttConnection connection = connection(lane);
        return connection != null && connection.isUp();
    }

    @Override
    public boolean send(Lane lane, byte[] envelope) {
        MqttConnection connection = connection(lane);
        return connection != null && connection.send(envelope);
    }

    @Override
    public void reset(Lane lane, String reason) {
        MqttConnection connection = connection(lane);
        if (connection != null) {
            connection.reset(reason);
        }
    }

    @Override
    public synchronized void close() {
        for (Lane lane : new Lane[] {Lane.EMERGENCY, Lane.ROUTINE}) {
            MqttConnection connection = connection(lane);
            if (connection != null) {
                connection.stop();
            }
        }
        urgent = null;
        routine = null;
    }

    private MqttConnection opened(String name, Lane lane, UplinkListener listener) {
        MqttConnection connection = new MqttConnection(settings, tls, name, lane, listener, random.split());
        connection.start();
        return connection;
    }

    private @Nullable MqttConnection connection(Lane lane) {
        return lane == Lane.EMERGENCY ? urgent : routine;
    }
}
