package io.wardgate.core.pipeline;

import io.wardgate.api.reading.Reading;

/** Looks at what passes through the pipeline. Called under its lock: must return at once and keep nothing waiting. */
public interface ReadingObserver {

    /** A new reading, cleaned, after it was put into its lane. */
    void cleaned(Reading reading, long heardMonoMillis);

    /**
     * A device was heard, whether it said anything new or not.
     *
     * @param source name of the radio
     */
    void sighted(long deviceId, String source, long heardMonoMillis);
}
