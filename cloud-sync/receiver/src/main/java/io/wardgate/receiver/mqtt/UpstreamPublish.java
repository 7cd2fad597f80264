package io.wardgate.receiver.mqtt;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttReasonCodes.PubAck;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.receiver.ingest.Arrival;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.ingest.Verdict;
import io.wardgate.receiver.metrics.RefusalReason;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PUBLISH of one client, from the packet to the queue and, once settled, to the PUBACK.
 *
 * <p>{@link #take} runs on the channel's event loop, {@link #settled} on the writer thread.
 */
final class UpstreamPublish {

    private final Peer peer;
    private final Inspector inspector;
    private final IngestQueue queue;
    private final AtomicInteger unsettled = new AtomicInteger();

    UpstreamPublish(Peer peer, Inspector inspector, IngestQueue queue) {
        this.peer = peer;
        this.inspector = inspector;
        this.queue = queue;
    }

    void take(Channel channel, MqttPublishMessage message) {
        String topic = message.variableHeader().topicName();
        MqttQoS qos = message.fixedHeader().qosLevel();
        int packetId = message.variableHeader().packetId();
        boolean wantsAck = qos == MqttQoS.AT_LEAST_ONCE;
        Optional<String> gateway = Topics.gatewayOfUp(topic);
        if (gateway.isEmpty()) {
            acknowledge(wantsAck, packetId, PubAck.TOPIC_NAME_INVALID);
            peer.sendAway(
                    RefusalReason.WRONG_TOPIC,
                    Disconnect.TOPIC_NAME_INVALID,
                    topic,
                    "not a topic to publish to; allowed: wg/v1/<gateway>/up");
        } else if (!peer.speaksFor(gateway.get())) {
            acknowledge(wantsAck, packetId, PubAck.TOPIC_NAME_INVALID);
            peer.sendAwayAsStranger(Disconnect.TOPIC_NAME_INVALID, topic);
        } else if (qos == MqttQoS.EXACTLY_ONCE) {
            peer.sendAway(RefusalReason.PROTOCOL, Disconnect.QOS_NOT_SUPPORTED, topic, "QoS 2; allowed: 0 and 1");
        } else if (peer.isVersion5() && message.fixedHeader().isRetain()) {
            peer.sendAway(RefusalReason.PROTOCOL, Disconnect.RETAIN_NOT_SUPPORTED, topic, "retain is not offered");
        } else if (message.payload().readableBytes() > BatchCodec.MAX_ENVELOPE_OCTETS) {
            peer.sendAway(
                    RefusalReason.OVERSIZED,
                    Disconnect.PACKET_TOO_LARGE,
                    topic,
                    message.payload().readableBytes() + " octets; allowed: " + BatchCodec.MAX_ENVELOPE_OCTETS);
        } else if (peer.isVersion5() && wantsAck && unsettled.get() >= ConnectHandler.RECEIVE_MAXIMUM) {
            peer.sendAway(
                    RefusalReason.RECEIVE_MAXIMUM,
                    Disconnect.RECEIVE_MAXIMUM_EXCEEDED,
                    topic,
                    "more than " + ConnectHandler.RECEIVE_MAXIMUM + " unacknowledged messages");
        } else {
            enqueue(channel, gateway.get(), message, wantsAck);
        }
    }

    private void enqueue(Channel channel, String gateway, MqttPublishMessage message, boolean wantsAck) {
        int packetId = message.variableHeader().packetId();
        byte[] envelope = ByteBufUtil.getBytes(message.payload());
        if (wantsAck) {
            unsettled.incrementAndGet();
        }
        Arrival arrival =
                inspector.inspect(gateway, peer.name(), envelope, verdict -> settled(verdict, wantsAck, packetId));
        if (!queue.offer(arrival)) {
            channel.config().setAutoRead(false);
            queue.whenRoom(arrival, () -> channel.config().setAutoRead(true));
        }
    }

    /**
     * The verdict is on the disk. Rubbish is acknowledged too, because it is kept in the quarantine: otherwise a client
     * that resends by itself would bring it for ever. But its sender is sent away.
     */
    private void settled(Verdict verdict, boolean wantsAck, int packetId) {
        if (wantsAck) {
            unsettled.decrementAndGet();
        }
        switch (verdict) {
            case STORED, REPEATED, CONFLICT, DAMAGED -> acknowledge(wantsAck, packetId, PubAck.SUCCESS);
            case RUBBISH -> {
                acknowledge(wantsAck, packetId, PubAck.PAYLOAD_FORMAT_INVALID);
                peer.disconnect(Disconnect.PAYLOAD_FORMAT_INVALID);
            }
            case FOREIGN, MISROUTED -> {
                acknowledge(wantsAck, packetId, PubAck.TOPIC_NAME_INVALID);
                peer.disconnect(Disconnect.TOPIC_NAME_INVALID);
            }
        }
    }

    private void acknowledge(boolean wantsAck, int packetId, PubAck reason) {
        if (wantsAck) {
            peer.acknowledge(packetId, reason);
        }
    }
}
