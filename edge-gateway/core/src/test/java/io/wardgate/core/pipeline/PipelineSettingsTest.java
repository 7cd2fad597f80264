package io.wardgate.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "99, 65536, 5, pipeline.sealMillis is 99; allowed: 100 to 10000",
        "1000, 1023, 5, pipeline.laneQueue is 1023; allowed: 1024 to 1000000",
        "1000, 65536, 0, pipeline.healthSeconds is 0; allowed: 1 to 3600",
    })
    void refusesValuesOutOfRangeNamingKeyValueAndRange(int seal, int queue, int health, String message) {
        assertThatThrownBy(() -> PipelineSettings.of(seal, queue, health, "")).hasMessage(message);
    }

    @Test
    void takesAnEmptyAuditFileForNone() {
        assertThat(PipelineSettings.of(1_000, 65_536, 5, "").auditPath()).isNull();
    }
}
