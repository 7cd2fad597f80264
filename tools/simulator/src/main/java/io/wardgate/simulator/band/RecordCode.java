package io.wardgate.simulator.band;

import io.wardgate.simulator.vitals.Vitals;

/**
 * One record in 32 bits (docs/wire/band-v1.md, common frame):
 *
 * <pre>
 *  31-24 heart rate | 23-17 SpO2 | 16-5 skin temperature - 10.00 in 0.01 | 4-1 motion | 0 worn
 * </pre>
 *
 * <p>All ones in a field means absent; all ones in all fields means that there is no record.
 */
final class RecordCode {

    static final int NO_RECORD = 0xFFFF_FFFF;

    private static final int HEART_RATE_ABSENT = 0xFF;
    private static final int SPO2_ABSENT = 0x7F;
    private static final int TEMPERATURE_ABSENT = 0xFFF;
    private static final int TEMPERATURE_ZERO = 1000;

    private RecordCode() {}

    static int of(Vitals vitals) {
        int heart = vitals.heartRate() == Vitals.ABSENT ? HEART_RATE_ABSENT : vitals.heartRate();
        int spo2 = vitals.spo2() == Vitals.ABSENT ? SPO2_ABSENT : vitals.spo2();
        int temperature = vitals.skinTemperature() == Vitals.ABSENT
                ? TEMPERATURE_ABSENT
                : vitals.skinTemperature() - TEMPERATURE_ZERO;
        return heart << 24 | spo2 << 17 | temperature << 5 | vitals.motion() << 1 | (vitals.worn() ? 1 : 0);
    }
}
