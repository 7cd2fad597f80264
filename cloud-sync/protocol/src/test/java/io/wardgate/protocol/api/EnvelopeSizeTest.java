package io.wardgate.protocol.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvelopeSizeTest {

    @Test
    void aReadingTakesAtMostTheTargetOnAWardsData() {
        assertThat(BytesPerReading.measure(1000, 1)).isLessThanOrEqualTo(5.2);
        assertThat(BytesPerReading.measure(4000, 1)).isLessThanOrEqualTo(3.5);
    }
}
