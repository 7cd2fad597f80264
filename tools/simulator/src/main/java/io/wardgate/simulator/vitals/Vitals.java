package io.wardgate.simulator.vitals;

/**
 * One measurement of a wristband, in the units of the wire.
 *
 * @param heartRate in /min, 0 to 254, or {@link #ABSENT}
 * @param spo2 in %, 0 to 100, or {@link #ABSENT}
 * @param skinTemperature in 0.01 Cel, 1000 to 5094, or {@link #ABSENT}
 * @param motion 0 (still) to 15
 * @param worn whether the band is on a wrist
 */
public record Vitals(int heartRate, int spo2, int skinTemperature, int motion, boolean worn) {

    public static final int ABSENT = -1;

    /** What a band measures that lies on a table. */
    public static final Vitals OFF_WRIST = new Vitals(ABSENT, ABSENT, ABSENT, 0, false);

    public Vitals {
        require("heart rate", heartRate, 0, 254);
        require("SpO2", spo2, 0, 100);
        require("skin temperature", skinTemperature, 1000, 5094);
        if (motion < 0 || motion > 15) {
            throw new IllegalArgumentException("motion " + motion + "; allowed: 0 to 15");
        }
        if (heartRate == ABSENT && spo2 == ABSENT && skinTemperature == ABSENT && motion == 15 && worn) {
            throw new IllegalArgumentException("worn, motion 15 and nothing measured is reserved for 'no record'");
        }
    }

    private static void require(String name, int value, int least, int most) {
        if (value != ABSENT && (value < least || value > most)) {
            throw new IllegalArgumentException(
                    name + " " + value + "; allowed: " + least + " to " + most + " or absent");
        }
    }
}
