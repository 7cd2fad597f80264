package io.wardgate.uplink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"mqtt://127.0.0.1:1883", "mqtt://localhost:1", "mqtt://[::1]:65535"})
    void acceptsServersOnThisMachine(String text) {
        assertThat(ServerAddress.parse(text).pahoUri()).isEqualTo(text.replace("mqtt://", "tcp://"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqtts://cloud.example:8883", "mqtts://10.0.0.7:1", "mqtts://[2001:db8::1]:8883"})
    void acceptsAnyMachineWithTls(String text) {
        ServerAddress server = ServerAddress.parse(text);

        assertThat(server.tls()).isTrue();
        assertThat(server).hasToString(text);
        assertThat(server.pahoUri()).isEqualTo(text.replace("mqtts://", "tcp://"));
    }

    @Test
    void expectsAnAddressWithoutBracketsInTheCertificate() {
        assertThat(ServerAddress.parse("mqtts://[2001:db8::1]:8883").certifiedName())
                .isEqualTo("2001:db8::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:1883",
                "tcp://127.0.0.1:1883",
                "mqtts://127.0.0.1",
                "mqtt://127.0.0.1",
                "mqtt://127.0.0.1:0",
                "mqtt://127.0.0.1:65536",
                "mqtt://127.0.0.1:1883/path",
                "mqtt://user@127.0.0.1:1883",
                "mqtt://a b:1"
            })
    void refusesOtherFormsNamingKeyValueAndForm(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("uplink.mqtt.server", '"' + text + '"', "mqtt://host:port");
    }

    @Test
    void refusesOtherMachinesWithoutTls() {
        assertThatThrownBy(() -> ServerAddress.parse("mqtt://cloud.example:1883"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "uplink.mqtt.server",
                        "mqtt://cloud.example:1883",
                        "without TLS",
                        "use mqtts://cloud.example:1883");
    }
}
