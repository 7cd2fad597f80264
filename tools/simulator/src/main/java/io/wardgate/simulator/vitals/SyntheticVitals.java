package io.wardgate.simulator.vitals;

import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;

/**
 * A made-up patient: circadian heart rate with correlated noise, saturation with apnoea dips, skin temperature with an
 * occasional fever ramp, motion that raises the heart rate, artefacts, and minutes off the wrist.
 *
 * <p>Every value is a function of (seed, band, time), but for the two AR(1) noises, whose state is this object's.
 * Owned by the ward's thread.
 */
public final class SyntheticVitals implements VitalsSource {

    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final double DAY_SECONDS = 86_400;
    /** The ward's day starts at 10:00; the heart is slowest at 04:00. */
    private static final double SECONDS_SINCE_NADIR = 6 * 3600;

    private static final double HEART_CORRELATION = 0.9;
    private static final double TEMPERATURE_CORRELATION = 0.99;
    private static final int DIP_SLOT_SECONDS = 300;
    private static final int OFF_SLOT_SECONDS = 60;

    private final Chance chance;
    private final int band;
    private final double restingHeart;
    private final double warmth;
    private final double feverPerHour;
    private double heartNoise;
    private double warmthNoise;

    public SyntheticVitals(Chance chance, int band) {
        this.chance = chance;
        this.band = band;
        this.restingHeart = 72 + 9 * clamp(chance.gaussian(band, Purpose.HEART_LEVEL, 0), -2.5, 2.5);
        this.warmth = 32.5 + 0.7 * clamp(chance.gaussian(band, Purpose.TEMPERATURE_LEVEL, 0), -2.5, 2.5);
        this.feverPerHour = chance.uniform(band, Purpose.FEVER, 0) < 0.03 ? 0.5 : 0;
    }

    @Override
    public Vitals measure(long recordIndex, long atMicros) {
        double second = (double) atMicros / MICROS_PER_SECOND;
        int motion = motion(atMicros);
        heartNoise = HEART_CORRELATION * heartNoise + gaussian(Purpose.HEART_NOISE, recordIndex);
        warmthNoise = TEMPERATURE_CORRELATION * warmthNoise + 0.01 * gaussian(Purpose.TEMPERATURE_NOISE, recordIndex);
        if (chance.uniform(band, Purpose.OFF_WRIST, slot(atMicros, OFF_SLOT_SECONDS)) < 0.01) {
            return Vitals.OFF_WRIST;
        }
        return new Vitals(
                heart(second, motion, recordIndex),
                saturation(atMicros, recordIndex),
                temperature(second),
                motion,
                true);
    }

    private int heart(double second, int motion, long recordIndex) {
        if (chance.uniform(band, Purpose.ARTEFACT, recordIndex) < 0.002) {
            // A motion spike: a real sensor says such things, so the cleaning has something to mark.
            return 240;
        }
        double circadian = 1 - 0.08 * StrictMath.cos(2 * StrictMath.PI * (second + SECONDS_SINCE_NADIR) / DAY_SECONDS);
        return (int) clamp(StrictMath.round(restingHeart * circadian + 1.5 * motion + heartNoise), 35, 190);
    }

    /** 97 +- 1 %, and one five-minute slot in twenty holds a dip of 40 s. */
    private int saturation(long atMicros, long recordIndex) {
        long slot = slot(atMicros, DIP_SLOT_SECONDS);
        double depth = 0;
        double dip = chance.uniform(band, Purpose.SPO2_DIP, slot);
        double into = atMicros / (double) MICROS_PER_SECOND - slot * (double) DIP_SLOT_SECONDS;
        if (dip < 0.05 && into < 40) {
            depth = 4 + 11 * (dip / 0.05);
        }
        double noise = clamp(gaussian(Purpose.SPO2_NOISE, recordIndex / 4), -2, 2);
        return (int) clamp(StrictMath.round(97 + noise - depth), 60, 100);
    }

    private int temperature(double second) {
        return (int) clamp(StrictMath.round(100 * (warmth + warmthNoise + feverPerHour * second / 3600)), 2500, 4200);
    }

    /** Mostly still; a quarter of the ten-second slots hold movement. Stays below the reserved 15. */
    private int motion(long atMicros) {
        double draw = chance.uniform(band, Purpose.MOTION, slot(atMicros, 10));
        return draw < 0.75 ? 0 : (int) (1 + (draw - 0.75) / 0.25 * 13);
    }

    private double gaussian(Purpose purpose, long index) {
        return chance.gaussian(band, purpose, index);
    }

    private static long slot(long atMicros, int seconds) {
        return atMicros / (seconds * MICROS_PER_SECOND);
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }
}
