package io.wardgate.receiver.mqtt;

import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.wardgate.receiver.metrics.RefusalReason;
import java.util.List;
import java.util.Optional;

/** SUBSCRIBE and UNSUBSCRIBE of one client: exactly {@code wg/v1/<gateway>/down}, nothing else; with TLS only its own. */
final class Subscriptions {

    private static final short NO_SUBSCRIPTION_EXISTED = 0x11;

    private final Peer peer;
    private final Sessions sessions;

    Subscriptions(Peer peer, Sessions sessions) {
        this.peer = peer;
        this.sessions = sessions;
    }

    void subscribe(Channel channel, MqttSubscribeMessage message) {
        List<MqttTopicSubscription> asked = message.payload().topicSubscriptions();
        for (MqttTopicSubscription subscription : asked) {
            Optional<String> gateway = Topics.gatewayOfDown(subscription.topicFilter());
            if (gateway.isEmpty()) {
                peer.sendAway(
                        RefusalReason.WRONG_TOPIC,
                        Disconnect.TOPIC_FILTER_INVALID,
                        subscription.topicFilter(),
                        "not a topic to subscribe to; allowed: wg/v1/<gateway>/down");
                return;
            }
            if (!peer.speaksFor(gateway.get())) {
                peer.sendAwayAsStranger(Disconnect.TOPIC_FILTER_INVALID, subscription.topicFilter());
                return;
            }
        }
        var ack = MqttMessageBuilders.subAck().packetId(message.variableHeader().messageId());
        for (MqttTopicSubscription subscription : asked) {
            Topics.gatewayOfDown(subscription.topicFilter()).ifPresent(gateway -> sessions.subscribe(peer, gateway));
            ack.addGrantedQos(
                    subscription.qualityOfService() == MqttQoS.AT_MOST_ONCE
                            ? MqttQoS.AT_MOST_ONCE
                            : MqttQoS.AT_LEAST_ONCE);
        }
        channel.writeAndFlush(ack.build());
    }

    void unsubscribe(Channel channel, MqttUnsubscribeMessage message) {
        var ack =
                MqttMessageBuilders.unsubAck().packetId(message.variableHeader().messageId());
        for (String filter : message.payload().topics()) {
            Optional<String> gateway = Topics.gatewayOfDown(filter);
            boolean was = gateway.isPresent() && sessions.unsubscribe(peer, gateway.get());
            if (peer.isVersion5()) {
                ack.addReasonCode(was ? 0 : NO_SUBSCRIPTION_EXISTED);
            }
        }
        channel.writeAndFlush(ack.properties(MqttProperties.NO_PROPERTIES).build());
    }
}
