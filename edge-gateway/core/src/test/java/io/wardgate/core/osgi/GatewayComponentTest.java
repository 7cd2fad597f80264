package io.wardgate.core.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayComponentTest {

    @ParameterizedTest
    @ValueSource(strings = {"GW-3F-01", "a", "A_b-9", "12345678901234567890123456789012"})
    void acceptsWellFormedIds(String id) {
        assertThat(GatewayComponent.checked(id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GW 1", "gw/1", "gw+", "123456789012345678901234567890123"})
    void refusesOthersNamingKeyValueAndForm(String id) {
        assertThatThrownBy(() -> GatewayComponent.checked(id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("gateway.id", '"' + id + '"', "1 to 32 of");
    }
}
