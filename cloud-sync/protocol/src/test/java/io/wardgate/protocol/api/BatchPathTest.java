package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchPathTest {

    @Test
    void spellsEachIdentityInOneWay() {
        assertThat(BatchPath.of(new BatchId("GW-1", (1L << 32) | 7, Lane.ROUTINE, 42)))
                .isEqualTo("/v1/batches/GW-1.0000000100000007.2.42");
        assertThat(BatchPath.of(new BatchId("ward_3", -1, Lane.EMERGENCY, Long.MAX_VALUE)))
                .isEqualTo("/v1/batches/ward_3.ffffffffffffffff.0.9223372036854775807");
    }

    @Test
    void tellsWhoseBatchItIs() {
        BatchId id = new BatchId("gateway-with-a-long-name-0123456", 5, Lane.BULK, 1);
        assertThat(BatchPath.gateway(BatchPath.of(id))).contains(id.gateway());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/batches/",
                "/v1/batches/GW-1",
                "/v1/batches/GW.1.0000000100000007.2.42", // a dot in the gateway
                "/v1/batches/GW-1.100000007.2.42", // digits of the epoch are missing
                "/v1/batches/GW-1.00000001FFFFFFFF.2.42", // capitals
                "/v1/batches/GW-1.0000000100000007.4.42", // no such lane
                "/v1/batches/GW-1.0000000100000007.2.0",
                "/v1/batches/GW-1.0000000100000007.2.042",
                "/v1/batches/GW-1.0000000100000007.2.42/",
                "/v1/batches/GW-1.0000000100000007.2.42?x=y",
                "/v1/batches/GW%2D1.0000000100000007.2.42",
                "/v2/batches/GW-1.0000000100000007.2.42"
            })
    void takesNoOtherSpelling(String path) {
        assertThat(BatchPath.gateway(path)).isEmpty();
    }
}
