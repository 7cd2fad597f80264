package io.wardgate.simulator.band;

import java.nio.ByteBuffer;

/**
 * What a band measures now and then; travels in full frames only (docs/wire/band-v1.md, full frame).
 *
 * @param systolic in mmHg, 0 to 254, or {@link #ABSENT}
 * @param diastolic in mmHg, 0 to 254, or {@link #ABSENT}
 * @param pressureAgeSeconds age of the pressure, 0 to 65,534, or {@link #ABSENT}
 * @param steps since midnight, or {@link #ABSENT}
 * @param batteryPercent 0 to 100, or {@link #ABSENT}
 */
public record Episodic(int systolic, int diastolic, int pressureAgeSeconds, int steps, int batteryPercent) {

    /** All ones in any width: the wire's own mark of absence. */
    public static final int ABSENT = -1;

    static final int OCTETS = 9;

    void writeTo(ByteBuffer frame) {
        frame.put((byte) systolic)
                .put((byte) diastolic)
                .putShort((short) pressureAgeSeconds)
                .putInt(steps)
                .put((byte) batteryPercent);
    }
}
