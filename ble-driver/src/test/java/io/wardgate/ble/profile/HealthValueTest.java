package io.wardgate.ble.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.gatt.GattCharacteristic;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.ble.HeardAdvertisements;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values as the profiles' specifications lay them out. */
class HealthValueTest {

    private static final int RANDOM_VALUES = 1_000_000;

    @Test
    void readsBloodPressureInMillimetresWithTimeAndPulse() {
        Measured measured = decode(0x2A35, """
            16              # mmHg, time, pulse, status
            7c00 5100 5f00  # 124, 81, mean 95
            ea07 0b16 0e1e00 # 2026-11-22 14:30:00
            4800            # pulse 72
            0000            # status
            """);
        assertThat(measured.values()).isEqualTo(pressure(124, 81, 72));
        assertThat(measured.time()).isEqualTo(LocalDateTime.of(2026, 11, 22, 14, 30));
        assertThat(measured.live()).isFalse();
    }

    @Test
    void readsBloodPressureInKilopascal() {
        Measured measured = decode(0x2A35, "05 a0f0 6af0 85f0 4800"); // 16.0 kPa, 10.6 kPa
        assertThat(measured.values()).isEqualTo(pressure(120, 80, 72));
    }

    @Test
    void leavesOutWhatTheCuffCouldNotMeasure() {
        Measured measured = decode(0x2A35, "04 ff07 ff07 ff07 4800");
        assertThat(measured.values().present()).isEqualTo(Metric.HEART_RATE.mask());
    }

    @Test
    void readsTemperatures() {
        assertThat(decode(0x2A1C, "00 720100ff").values()).isEqualTo(temperature(3_700));
        assertThat(decode(0x2A1C, "05 da0300ff 02").values()).isEqualTo(temperature(3_700)); // 98.6 F, at the body
        assertThat(decode(0x2A1C, "00 ffff7f00").values()).isEqualTo(MetricValues.none());
    }

    @Test
    void readsOxygen() {
        assertThat(decode(0x2A5E, "00 6200 4800").values()).isEqualTo(oxygen(98, 72));
        // fast, slow, status, sensor status, amplitude follow
        assertThat(decode(0x2A5F, "1f 6200 4800 6100 4700 6100 4700 0000 000000 10f0")
                        .values())
                .isEqualTo(oxygen(98, 72));
        // time, with the device's word that its clock was never set
        assertThat(decode(0x2A5E, "11 6200 4800 ea070b160e1e00").time()).isNull();
    }

    @Test
    void readsHeartRates() {
        assertThat(decode(0x2A37, "06 3e").values()).isEqualTo(heartRate(62)); // contact
        assertThat(decode(0x2A37, "19 2c01 1000 0004 0004").values()).isEqualTo(heartRate(300));
        assertThat(decode(0x2A37, "04 3e").values()).isEqualTo(MetricValues.none()); // no contact
        assertThat(decode(0x2A37, "00 00").values()).isEqualTo(MetricValues.none());
    }

    @Test
    void readsBatteries() {
        assertThat(decode(0x2A19, "64").values().get(Metric.BATTERY)).isEqualTo(100);
        assertThat(value(0x2A19).decode(new byte[] {101})).isEmpty();
    }

    @Test
    void refusesWhatIsCut() {
        byte[] whole = HeardAdvertisements.hex("1f 7c00 5100 5f00 ea070b160e1e00 4800 01 0000");
        for (int length = 0; length < whole.length; length++) {
            assertThat(value(0x2A35).decode(Arrays.copyOf(whole, length)))
                    .as("%d octets", length)
                    .isEmpty();
        }
        assertThat(value(0x2A35).decode(whole)).isPresent();
    }

    @Test
    void answersWhateverTheOctets() {
        long seed = Long.getLong("wardgate.seed", 20_261_122L);
        SplittableRandom random = new SplittableRandom(seed);
        int understood = 0;
        for (int run = 0; run < RANDOM_VALUES; run++) {
            byte[] octets = new byte[random.nextInt(24)];
            random.nextBytes(octets);
            HealthValue value = HealthValue.values()[run % HealthValue.values().length];
            Optional<Measured> measured = value.decode(octets);
            understood += measured.isPresent() ? 1 : 0;
        }
        assertThat(understood).as("seed %d", seed).isBetween(RANDOM_VALUES / 10, RANDOM_VALUES);
    }

    @Test
    void readsAndWritesTheClock() {
        LocalDateTime time = LocalDateTime.of(2026, 11, 22, 14, 30, 15);
        byte[] written = DeviceTime.currentTime(time);
        assertThat(written).isEqualTo(HeardAdvertisements.hex("ea07 0b 16 0e 1e 0f 07 00 01")); // a Sunday
        assertThat(DeviceTime.ofCurrentTime(written)).isEqualTo(time);
        assertThat(DeviceTime.ofCurrentTime(new byte[10])).isNull();
        assertThat(DeviceTime.ofCurrentTime(HeardAdvertisements.hex("ea07 0d 16 0e 1e 0f 07 00 01")))
                .isNull();
        assertThat(DeviceTime.ofCurrentTime(new byte[3])).isNull();
    }

    private static HealthValue value(int assigned) {
        return HealthValue.of(GattCharacteristic.assigned(assigned)).orElseThrow();
    }

    private static Measured decode(int assigned, String text) {
        return value(assigned).decode(HeardAdvertisements.hex(text)).orElseThrow();
    }

    private static MetricValues pressure(int systolic, int diastolic, int pulse) {
        return MetricValues.builder()
                .put(Metric.SYSTOLIC, systolic)
                .put(Metric.DIASTOLIC, diastolic)
                .put(Metric.HEART_RATE, pulse)
                .build();
    }

    private static MetricValues temperature(int hundredths) {
        return MetricValues.builder().put(Metric.SKIN_TEMPERATURE, hundredths).build();
    }

    private static MetricValues oxygen(int percent, int pulse) {
        return MetricValues.builder()
                .put(Metric.SPO2, percent)
                .put(Metric.HEART_RATE, pulse)
                .build();
    }

    private static MetricValues heartRate(int beats) {
        return MetricValues.builder().put(Metric.HEART_RATE, beats).build();
    }
}
