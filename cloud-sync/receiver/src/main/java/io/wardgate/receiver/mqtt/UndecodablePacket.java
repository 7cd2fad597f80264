package io.wardgate.receiver.mqtt;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.wardgate.receiver.metrics.RefusalReason;

/** What to say about octets that are not an acceptable packet. */
final class UndecodablePacket {

    private UndecodablePacket() {}

    static RefusalReason reason(Throwable cause) {
        return isTooLarge(cause) ? RefusalReason.OVERSIZED : RefusalReason.MALFORMED_PACKET;
    }

    static MqttReasonCodes.Disconnect code(Throwable cause) {
        return isTooLarge(cause)
                ? MqttReasonCodes.Disconnect.PACKET_TOO_LARGE
                : MqttReasonCodes.Disconnect.MALFORMED_PACKET;
    }

    static String describe(Throwable cause) {
        return isTooLarge(cause)
                ? cause.getMessage() + " octets; allowed: " + MqttListener.MAX_PACKET_OCTETS
                : "not MQTT: " + cause.getMessage();
    }

    private static boolean isTooLarge(Throwable cause) {
        return cause instanceof TooLongFrameException;
    }
}
