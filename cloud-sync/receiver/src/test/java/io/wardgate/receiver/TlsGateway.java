package io.wardgate.receiver;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.protocol.api.AnswerCodec;
import io.wardgate.protocol.api.WireException;
import io.wardgate.uplink.mqtt.MqttSettings;
import io.wardgate.uplink.mqtt.MqttUplink;
import io.wardgate.uplink.mqtt.ServerAddress;
import io.wardgate.uplink.tls.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/** The gateway's own uplink over mqtts, with what it was answered and what it logged. */
final class TlsGateway implements UplinkListener, AutoCloseable {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.wardgate.uplink");

    private final Set<Long> answered = ConcurrentHashMap.newKeySet();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final MqttUplink uplink;

    TlsGateway(int port, Path keyStore, Path trustStore, Path password) {
        log.start();
        LOG.addAppender(log);
        ServerAddress server = ServerAddress.parse("mqtts://127.0.0.1:" + port);
        uplink = new MqttUplink(
                new MqttSettings(server, new TlsFiles(keyStore, trustStore, password), "GW-1", 16, 5, 10));
        uplink.open(this);
    }

    /** Sends as the drain does: again until it was answered. */
    boolean delivered(long sequence) {
        if (!answered.contains(sequence) && uplink.isUp(Lane.ROUTINE)) {
            uplink.send(Lane.ROUTINE, Batches.routine(sequence));
        }
        return answered.contains(sequence);
    }

    boolean isUp() {
        return uplink.isUp(Lane.ROUTINE) && uplink.isUp(Lane.EMERGENCY);
    }

    List<String> said() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Override
    public void onMessage(byte[] answer) {
        try {
            new AnswerCodec().decode(answer).committed().forEach(range -> {
                for (long sequence = range.fromSequence(); sequence <= range.toSequence(); sequence++) {
                    answered.add(sequence);
                }
            });
        } catch (WireException e) {
            throw new AssertionError("the receiver answers as it should", e);
        }
    }

    @Override
    public void onUp(Lane lane) {}

    @Override
    public void onDown(Lane lane, String reason) {}

    @Override
    public void close() {
        uplink.close();
        LOG.detachAppender(log);
    }
}
