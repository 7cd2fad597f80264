package io.wardgate.core.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.ManualClock;
import io.wardgate.core.Readings;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeduperTest {

    private static final int GATEWAY_BOOT = GatewayBoot.of("GW-1", new ManualClock());

    private final Deduper deduper = new Deduper(GATEWAY_BOOT);

    @Test
    void letsARecordPassOnce() {
        assertThat(deduper.wants(Readings.BAND, 1, 5)).isTrue();
        assertThat(admit(1, 5)).isTrue();
        assertThat(deduper.wants(Readings.BAND, 1, 5)).isFalse();
        assertThat(admit(1, 5)).isFalse();
        assertThat(deduper.duplicates()).isEqualTo(1);
    }

    @Test
    void changesNothingByAsking() {
        assertThat(deduper.wants(Readings.BAND, 1, 5)).isTrue();
        assertThat(deduper.wants(Readings.BAND, 1, 5)).isTrue();
        assertThat(deduper.devices()).isZero();
    }

    @Test
    void takesRecordsOutOfOrderWithinTheWindow() {
        assertThat(admit(1, 100)).isTrue();
        assertThat(admit(1, 37)).isTrue();
        assertThat(admit(1, 37)).isFalse();
        assertThat(admit(1, 36)).isFalse();
    }

    @Test
    void startsAgainAfterARebootOfTheBand() {
        admit(1, 100);
        assertThat(admit(2, 0)).isTrue();
        assertThat(admit(2, 0)).isFalse();
    }

    @Test
    void takesAJumpBackByMoreThan1024ForARestart() {
        admit(1, 5_000);
        assertThat(admit(1, 5_000 - 1_024)).isFalse();
        assertThat(admit(1, 5_000 - 1_025)).isTrue();
        assertThat(admit(1, 5_000 - 1_025)).isFalse();
    }

    @Test
    void neverTakesANewRecordForAnOldOneAndNeverLetsOneOfTheLast64PassTwice() {
        for (long seed = 1; seed <= 50; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Deduper fresh = new Deduper(GATEWAY_BOOT);
            Set<Long> passed = new HashSet<>();
            long newest = 0;
            for (int step = 0; step < 2_000; step++) {
                newest += random.nextInt(3);
                long sequence = Math.max(0, newest - random.nextInt(64));
                boolean admitted = fresh.admit(Readings.routine(sequence), 0) != null;
                assertThat(admitted).as("record %d, seed %d", sequence, seed).isEqualTo(passed.add(sequence));
                newest = Math.max(newest, sequence);
            }
        }
    }

    @Test
    void numbersTheRecordsOfADeviceThatDoesNot() {
        Reading first = deduper.admit(sensor(1_000, 70), 1_000);
        Reading second = deduper.admit(sensor(1_500, 71), 1_500);

        assertThat(first).extracting(Reading::boot, Reading::sequence).containsExactly(GATEWAY_BOOT, 1L);
        assertThat(second).extracting(Reading::sequence).isEqualTo(2L);
        assertThat(GATEWAY_BOOT).isNegative();
    }

    @Test
    void takesEqualContentWithinTenSecondsForTheSameMeasurement() {
        deduper.admit(sensor(1_000, 70), 1_000);

        assertThat(deduper.admit(sensor(10_999, 70), 10_999)).isNull();
        assertThat(deduper.admit(sensor(11_000, 70), 11_000)).isNotNull();
    }

    @Test
    void takesEqualContentOfAnEmergencyForNewAfterTwoSeconds() {
        deduper.admit(alarm(1_000), 1_000);

        assertThat(deduper.admit(alarm(2_999), 2_999)).isNull();
        assertThat(deduper.admit(alarm(3_000), 3_000)).isNotNull();
    }

    @Test
    void remembersABoundedNumberOfDevicesAndCountsWhoIsPushedOut() {
        Deduper small = new Deduper(GATEWAY_BOOT, 2);
        small.admit(of(1), 0);
        small.admit(of(2), 0);
        small.sighted(1, 10_000);
        small.admit(of(3), 60_001);

        assertThat(small.devices()).isEqualTo(2);
        assertThat(small.forgotten()).isEqualTo(1);
        assertThat(small.wants(1, 1, 1)).isFalse();
        assertThat(small.wants(2, 1, 1)).isTrue();
        small.admit(of(4), 60_002);
        assertThat(small.pushedOut()).isEqualTo(1);
    }

    @Test
    void neverGivesANumberTwiceAlthoughItForgotTheDevice() {
        Deduper small = new Deduper(GATEWAY_BOOT, 1);
        small.admit(sensor(1_000, 70), 1_000);
        small.admit(sensor(1_100, 71), 1_100);
        small.admit(of(1), 1_200);

        assertThat(small.admit(sensor(1_300, 72), 1_300))
                .extracting(Reading::sequence)
                .isEqualTo(3L);
    }

    private boolean admit(int boot, long sequence) {
        return deduper.admit(Readings.of(Readings.BAND, boot, sequence, Flag.WORN.mask(), Readings.heartRate(72)), 0)
                != null;
    }

    private static Reading of(long device) {
        return Readings.of(device, 1, 1, 0, Readings.heartRate(72));
    }

    private static Reading sensor(long sampledMillis, int heartRate) {
        return Readings.unnumbered(sampledMillis, 0, Readings.heartRate(heartRate));
    }

    private static Reading alarm(long sampledMillis) {
        return Readings.unnumbered(sampledMillis, Flag.SOS.mask(), Readings.heartRate(70));
    }
}
