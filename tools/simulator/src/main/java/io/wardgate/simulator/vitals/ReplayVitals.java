package io.wardgate.simulator.vitals;

/**
 * Plays a recording, from an offset of its own so that no two bands say the same at the same time.
 *
 * @param recording what is played
 * @param offsetMillis where this band starts in it
 */
public record ReplayVitals(Recording recording, long offsetMillis) implements VitalsSource {

    @Override
    public Vitals measure(long recordIndex, long atMicros) {
        return recording.at(offsetMillis + atMicros / 1000);
    }
}
