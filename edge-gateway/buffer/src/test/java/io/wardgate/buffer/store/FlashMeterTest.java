package io.wardgate.buffer.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlashMeterTest {

    private static final long MINUTE = 60_000_000_000L;

    private final FlashMeter meter = new FlashMeter();

    @Test
    void saysNothingOfADayInTheFirstTenMinutes() {
        for (int minute = 0; minute < 10; minute++) {
            meter.tick(minute * MINUTE);
            meter.add(1_000_000);
        }
        assertThat(meter.writtenOctets()).isEqualTo(10_000_000);
        assertThat(meter.writtenOctetsPerDay()).isZero();
    }

    @Test
    void takesTheLastHourForADay() {
        meter.add(5_000_000_000L);
        for (int minute = 0; minute <= 180; minute++) {
            meter.tick(minute * MINUTE);
            meter.add(minute < 100 ? 7_000_000 : 1_000_000);
        }
        assertThat(meter.writtenOctetsPerDay()).isEqualTo(24 * 60 * 1_000_000L);
    }
}
