package io.wardgate.receiver.mqtt;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttUnacceptableProtocolVersionException;
import io.netty.handler.ssl.NotSslRecordException;
import io.wardgate.receiver.connection.KeepAliveGuard;
import io.wardgate.receiver.connection.PeerCertificate;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.RefusalReason;
import io.wardgate.receiver.metrics.Refusals;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Waits for the CONNECT of a new connection, then makes way for a {@link SessionHandler}.
 *
 * <p>Owned by the channel's event loop.
 */
final class ConnectHandler extends SimpleChannelInboundHandler<MqttMessage> {

    static final int RECEIVE_MAXIMUM = 256;

    private static final long CONNECT_LIMIT_MILLIS = 5_000;
    private static final int KEEP_ALIVE_IF_NONE_SECONDS = 300;

    private final Refusals refusals;
    private final Sessions sessions;
    private final Inspector inspector;
    private final IngestQueue queue;

    ConnectHandler(Refusals refusals, Sessions sessions, Inspector inspector, IngestQueue queue) {
        this.refusals = refusals;
        this.sessions = sessions;
        this.inspector = inspector;
        this.queue = queue;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        KeepAliveGuard guard = new KeepAliveGuard(
                CONNECT_LIMIT_MILLIS,
                () -> refuse(context, RefusalReason.SILENT, "no CONNECT within " + CONNECT_LIMIT_MILLIS + " ms"));
        context.pipeline().addFirst("silence", guard);
        context.fireChannelActive();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            refuseUndecodable(context, message.decoderResult().cause());
        } else if (message instanceof MqttConnectMessage connect) {
            ConnectRules.objection(connect)
                    .ifPresentOrElse(objection -> refuse(context, connect, objection), () -> accept(context, connect));
        } else {
            refuse(context, RefusalReason.PROTOCOL, message.fixedHeader().messageType() + " before CONNECT");
        }
    }

    private void accept(ChannelHandlerContext context, MqttConnectMessage connect) {
        boolean version5 = connect.variableHeader().version() == ConnectRules.VERSION_5;
        int asked = connect.variableHeader().keepAliveTimeSeconds();
        int keepAlive = version5 && asked == 0 ? KEEP_ALIVE_IF_NONE_SECONDS : asked;
        Peer peer = new Peer(
                context.channel(),
                refusals,
                connect.payload().clientIdentifier(),
                version5,
                maxPacketOctets(connect),
                PeerCertificate.gateway(context.pipeline()));
        context.pipeline().remove("silence");
        if (keepAlive > 0) {
            KeepAliveGuard guard = new KeepAliveGuard(
                    keepAlive * 1_500L,
                    () -> peer.sendAway(
                            RefusalReason.SILENT,
                            MqttReasonCodes.Disconnect.KEEP_ALIVE_TIMEOUT,
                            "",
                            "nothing heard for 1.5 times its keep-alive of " + keepAlive + " s"));
            context.pipeline().addFirst("silence", guard);
        }
        context.pipeline().replace(this, "session", new SessionHandler(peer, sessions, inspector, queue));
        sessions.join(peer);
        context.channel().writeAndFlush(connAck(version5, asked == 0 ? keepAlive : 0));
    }

    private static MqttMessage connAck(boolean version5, int serverKeepAlive) {
        var ack = MqttMessageBuilders.connAck()
                .returnCode(MqttConnectReturnCode.CONNECTION_ACCEPTED)
                .sessionPresent(false);
        if (!version5) {
            return ack.build();
        }
        return ack.properties(offer -> {
                    offer.sessionExpiryInterval(0)
                            .receiveMaximum(RECEIVE_MAXIMUM)
                            .maximumQos((byte) 1)
                            .retainAvailable(false)
                            .maximumPacketSize(MqttListener.MAX_PACKET_OCTETS)
                            .topicAliasMaximum(0)
                            .wildcardSubscriptionAvailable(false)
                            .subscriptionIdentifiersAvailable(false)
                            .sharedSubscriptionAvailable(false);
                    if (serverKeepAlive > 0) {
                        offer.serverKeepAlive(serverKeepAlive);
                    }
                })
                .build();
    }

    private static long maxPacketOctets(MqttConnectMessage connect) {
        MqttProperties properties = connect.variableHeader().properties();
        return Optional.ofNullable(properties.getProperty(MqttPropertyType.MAXIMUM_PACKET_SIZE.value()))
                .filter(IntegerProperty.class::isInstance)
                .map(property -> Integer.toUnsignedLong(((IntegerProperty) property).value()))
                .orElse(Long.MAX_VALUE);
    }

    private void refuse(ChannelHandlerContext context, MqttConnectMessage connect, ConnectRules.Objection objection) {
        String peer =
                connect.payload().clientIdentifier() + "@" + context.channel().remoteAddress();
        refusals.refused(RefusalReason.PROTOCOL, peer, "", objection.sentence());
        answerAndClose(context, objection.code());
    }

    private void refuseUndecodable(ChannelHandlerContext context, Throwable cause) {
        RefusalReason reason = UndecodablePacket.reason(cause);
        refusals.refused(
                reason, String.valueOf(context.channel().remoteAddress()), "", UndecodablePacket.describe(cause));
        if (cause instanceof MqttUnacceptableProtocolVersionException) {
            answerAndClose(context, MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
        } else {
            context.close();
        }
    }

    private void refuse(ChannelHandlerContext context, RefusalReason reason, String detail) {
        refusals.refused(reason, String.valueOf(context.channel().remoteAddress()), "", detail);
        context.close();
    }

    /** What came in clear may be of patients: it must not get into the log. */
    private static String describe(SSLException fault) {
        return fault instanceof NotSslRecordException ? "octets in clear" : String.valueOf(fault.getMessage());
    }

    private static void answerAndClose(ChannelHandlerContext context, MqttConnectReturnCode code) {
        context.channel()
                .writeAndFlush(MqttMessageBuilders.connAck().returnCode(code).build())
                .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause.getCause() instanceof SSLException fault) {
            refuse(context, RefusalReason.TLS, "no TLS: " + describe(fault));
            return;
        }
        refuse(context, UndecodablePacket.reason(cause), UndecodablePacket.describe(cause));
    }
}
