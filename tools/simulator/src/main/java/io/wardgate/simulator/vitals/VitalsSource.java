package io.wardgate.simulator.vitals;

/** The patient behind one wristband. Asked once per record, in order of time, by the ward's thread. */
public interface VitalsSource {

    /** What the band measures. */
    Vitals measure(long recordIndex, long atMicros);
}
