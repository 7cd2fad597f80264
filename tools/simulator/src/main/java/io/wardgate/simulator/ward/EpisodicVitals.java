package io.wardgate.simulator.ward;

import io.wardgate.simulator.band.Episodic;
import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;

/** Blood pressure each quarter of an hour, steps, and a battery that empties. Owned by the ward's thread. */
final class EpisodicVitals {

    private static final long PRESSURE_SLOT_MICROS = 900_000_000L;
    private static final double PERCENT_PER_HOUR = 0.8;

    private final Chance chance;
    private final int band;
    private final double startPercent;
    private int steps;

    EpisodicVitals(Chance chance, int band) {
        this.chance = chance;
        this.band = band;
        this.startPercent = chance.between(band, Purpose.BATTERY, 0, 15, 100);
    }

    /** Takes the motion of one record. */
    void moved(int motion) {
        steps += motion >= 8 ? 2 : 0;
    }

    Episodic at(long atMicros) {
        long slot = atMicros / PRESSURE_SLOT_MICROS;
        int systolic = (int) chance.between(band, Purpose.BLOOD_PRESSURE, 2 * slot, 100, 150);
        int diastolic = systolic - (int) chance.between(band, Purpose.BLOOD_PRESSURE, 2 * slot + 1, 35, 55);
        int age = (int) (atMicros % PRESSURE_SLOT_MICROS / 1_000_000L);
        return new Episodic(systolic, diastolic, age, steps, (int) percent(atMicros));
    }

    /** In fifteenths. */
    int batteryLevel(long atMicros) {
        return (int) (percent(atMicros) * 15 / 100);
    }

    private double percent(long atMicros) {
        return Math.max(1, startPercent - PERCENT_PER_HOUR * atMicros / 3.6e9);
    }
}
