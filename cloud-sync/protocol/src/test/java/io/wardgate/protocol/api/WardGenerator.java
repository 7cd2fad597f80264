package io.wardgate.protocol.api;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Readings as a floor of 200 bands gives them, one record a second each, in the order of hearing.
 *
 * <p>Heart rate, skin temperature and motion replay the real recording, each band from a second of its own and shifted
 * to a level of its own. The gateway knows sample times only to the 100 ms of the age field, and signal strength
 * scatters by 4 dB (one standard deviation). Bands carry random 32-bit ids and random sequence numbers.
 */
final class WardGenerator {

    private static final int BANDS = 200;
    private static final int PERIOD_MILLIS = 1000;
    private static final int AGE_UNIT_MILLIS = 100;
    private static final double RSSI_SPREAD_DB = 4;

    private final WardVitals vitals = new WardVitals();
    private final List<Band> bands = new ArrayList<>();
    private final RandomGenerator random;

    WardGenerator(long seed) {
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < BANDS; i++) {
            bands.add(new Band());
        }
        bands.sort((one, other) -> Integer.compare(one.phaseMillis, other.phaseMillis));
    }

    List<Reading> next(int count) {
        List<Reading> readings = new ArrayList<>(count);
        for (int second = 0; readings.size() < count; second++) {
            for (int band = 0; band < BANDS && readings.size() < count; band++) {
                readings.add(bands.get(band).reading(second));
            }
        }
        return readings;
    }

    private final class Band {
        private final int id = random.nextInt();
        private final int boot = random.nextInt(1, 8);
        private final int firstSequence = random.nextInt(60_000);
        private final int phaseMillis = random.nextInt(PERIOD_MILLIS);
        private final int firstSecond = random.nextInt(1200);
        private final int heartRateShift = random.nextInt(-15, 16);
        private final int temperatureShift = random.nextInt(-150, 151);
        private final int battery = Math.round(100 * random.nextInt(3, 16) / 15f);
        private final double rssiDbm = random.nextGaussian(-68, 8);
        private int spo2 = random.nextInt(95, 100);

        Reading reading(int second) {
            if (random.nextInt(12) == 0) {
                spo2 = Math.max(90, Math.min(100, spo2 + (random.nextBoolean() ? 1 : -1)));
            }
            MetricValues values = MetricValues.builder()
                    .put(Metric.HEART_RATE, vitals.heartRate(firstSecond + second) + heartRateShift)
                    .put(Metric.SPO2, spo2)
                    .put(Metric.SKIN_TEMPERATURE, vitals.skinTemperature(firstSecond + second) + temperatureShift)
                    .put(Metric.MOTION, vitals.motion(firstSecond + second))
                    .put(Metric.BATTERY, battery)
                    .build();
            long sampled = 5_000_000L + second * PERIOD_MILLIS + phaseMillis - random.nextInt(AGE_UNIT_MILLIS);
            int rssi = (int) Math.round(random.nextGaussian(rssiDbm, RSSI_SPREAD_DB));
            return new Reading(
                    DeviceId.ofBand(id), boot, firstSequence + second, sampled, rssi, Flag.WORN.mask(), 0, 0, values);
        }
    }
}
