package io.wardgate.receiver.mqtt;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.wardgate.receiver.metrics.RefusalReason;
import io.wardgate.receiver.metrics.Refusals;
import java.util.Optional;

/**
 * One accepted client: what may be sent to it, and how it is sent away. Safe from any thread (Netty hands writes to the
 * channel's own thread).
 *
 * <p>MQTT 5 clients are told why in a DISCONNECT; MQTT 3.1.1 has no such packet, so there the connection just closes.
 */
final class Peer {

    private final Channel channel;
    private final Refusals refusals;
    private final String clientId;
    private final boolean version5;
    private final long maxPacketOctets;
    private final Optional<String> certified;

    /** @param certified the gateway of its certificate; empty without TLS */
    Peer(
            Channel channel,
            Refusals refusals,
            String clientId,
            boolean version5,
            long maxPacketOctets,
            Optional<String> certified) {
        this.channel = channel;
        this.refusals = refusals;
        this.clientId = clientId;
        this.version5 = version5;
        this.maxPacketOctets = maxPacketOctets;
        this.certified = certified;
    }

    String clientId() {
        return clientId;
    }

    boolean isVersion5() {
        return version5;
    }

    /** Whether it may use the topics of this gateway: with TLS only those of the gateway in its certificate. */
    boolean speaksFor(String gateway) {
        return certified.isEmpty() || certified.get().equals(gateway);
    }

    /** What to tell and count when it may not. */
    void sendAwayAsStranger(MqttReasonCodes.Disconnect code, String topic) {
        sendAway(
                RefusalReason.WRONG_CERTIFICATE,
                code,
                topic,
                "its certificate has CN '" + certified.orElse("") + "'; the CN must be the gateway of the topic");
    }

    /** Name for the log. */
    String name() {
        return clientId + "@" + channel.remoteAddress();
    }

    /**
     * Publishes at QoS 0: within a connection TCP loses nothing, and after a new one the gateway asks again by sending
     * again. False if the client does not keep up with reading, or could not take so large a packet.
     */
    boolean publish(String topic, byte[] payload) {
        int packetOctets = payload.length + topic.length() + 16;
        if (!channel.isWritable() || packetOctets > maxPacketOctets) {
            return false;
        }
        channel.writeAndFlush(MqttMessageBuilders.publish()
                .topicName(topic)
                .qos(MqttQoS.AT_MOST_ONCE)
                .payload(Unpooled.wrappedBuffer(payload))
                .build());
        return true;
    }

    void acknowledge(int packetId, MqttReasonCodes.PubAck reason) {
        var ack = MqttMessageBuilders.pubAck().packetId(packetId);
        channel.writeAndFlush(
                version5
                        ? ack.reasonCode(reason.byteValue())
                                .properties(MqttProperties.NO_PROPERTIES)
                                .build()
                        : ack.build());
    }

    /** Counts, logs, tells, closes. */
    void sendAway(RefusalReason reason, MqttReasonCodes.Disconnect code, String topic, String detail) {
        refusals.refused(reason, name(), topic, detail);
        disconnect(code);
    }

    void disconnect(MqttReasonCodes.Disconnect code) {
        if (version5) {
            channel.writeAndFlush(MqttMessageBuilders.disconnect()
                            .reasonCode(code.byteValue())
                            .properties(MqttProperties.NO_PROPERTIES)
                            .build())
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
