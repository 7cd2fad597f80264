package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;
import java.util.Arrays;

/** A recording whose samples of one metric are known to be real or not. */
record Staged(WristRecording recording, Metric metric, Truth[] truth) {

    enum Truth {
        REAL,
        ARTEFACT,
        /** Part of an artefact that nothing can tell yet: a value that has not been stuck for long. */
        UNDECIDED
    }

    static Truth[] allReal(int samples) {
        Truth[] truth = new Truth[samples];
        Arrays.fill(truth, Truth.REAL);
        return truth;
    }

    static Staged real(WristRecording recording) {
        return new Staged(recording, Metric.HEART_RATE, allReal(recording.seconds()));
    }
}
