package io.wardgate.receiver.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import java.util.Optional;

/** What a CONNECT must be like to be accepted (docs/receiver.md). */
final class ConnectRules {

    static final int VERSION_311 = 4;
    static final int VERSION_5 = 5;

    private ConnectRules() {}

    /** Why a client is refused: the code of its MQTT version, and a sentence for the log. */
    record Objection(MqttConnectReturnCode code, String sentence) {}

    static Optional<Objection> objection(MqttConnectMessage connect) {
        MqttConnectVariableHeader header = connect.variableHeader();
        boolean version5 = header.version() == VERSION_5;
        if (!version5 && header.version() != VERSION_311) {
            return refuse(
                    MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
                    "MQTT protocol level " + header.version() + "; allowed: 4 (3.1.1) and 5");
        }
        if (connect.payload().clientIdentifier().isEmpty()) {
            return refuse(
                    version5
                            ? MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID
                            : MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                    "empty client id; one is required");
        }
        if (!version5 && !header.isCleanSession()) {
            return refuse(
                    MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED,
                    "clean session is off; no session is kept here, the gateway sends again by itself");
        }
        if (header.isWillFlag()) {
            return refuse(
                    version5
                            ? MqttConnectReturnCode.CONNECTION_REFUSED_IMPLEMENTATION_SPECIFIC
                            : MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
                    "a will is not offered: nobody could subscribe to it");
        }
        return Optional.empty();
    }

    private static Optional<Objection> refuse(MqttConnectReturnCode code, String sentence) {
        return Optional.of(new Objection(code, sentence));
    }
}
