package io.wardgate.receiver.mqtt;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.RefusalReason;

/**
 * The packets of one accepted client. Acknowledges nothing by itself: that happens when the writer settles a message.
 *
 * <p>Owned by the channel's event loop.
 */
final class SessionHandler extends SimpleChannelInboundHandler<MqttMessage> {

    private final Peer peer;
    private final Sessions sessions;
    private final Subscriptions subscriptions;
    private final UpstreamPublish upstream;

    SessionHandler(Peer peer, Sessions sessions, Inspector inspector, IngestQueue queue) {
        this.peer = peer;
        this.sessions = sessions;
        this.subscriptions = new Subscriptions(peer, sessions);
        this.upstream = new UpstreamPublish(peer, inspector, queue);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            sendAway(message.decoderResult().cause());
            return;
        }
        switch (message.fixedHeader().messageType()) {
            case PUBLISH -> upstream.take(context.channel(), (MqttPublishMessage) message);
            case SUBSCRIBE -> subscriptions.subscribe(context.channel(), (MqttSubscribeMessage) message);
            case UNSUBSCRIBE -> subscriptions.unsubscribe(context.channel(), (MqttUnsubscribeMessage) message);
            case PINGREQ -> context.writeAndFlush(MqttMessage.PINGRESP);
            case DISCONNECT -> context.close();
            default ->
                peer.sendAway(
                        RefusalReason.PROTOCOL,
                        Disconnect.PROTOCOL_ERROR,
                        "",
                        message.fixedHeader().messageType() + " is not expected from a client here");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        sessions.leave(peer);
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof java.io.IOException) {
            context.close(); // the connection broke: nothing of ours, the client comes again
        } else {
            sendAway(cause);
        }
    }

    private void sendAway(Throwable cause) {
        peer.sendAway(
                UndecodablePacket.reason(cause), UndecodablePacket.code(cause), "", UndecodablePacket.describe(cause));
    }
}
