package io.wardgate.api.reading;

/** Takes what a decoder finds in one advertisement. Called from the pipeline's one thread. */
public interface ReadingSink {

    /**
     * Whether a numbered record is new. A decoder asks before it builds a {@link Reading}, because most
     * advertisements repeat records that were heard before. A pure question: it changes nothing.
     */
    boolean wants(long deviceId, int boot, long sequence);

    /** Takes a reading; it must be authentic if its device has a key. */
    void accept(Reading reading);

    /**
     * A device was heard, with or without readings.
     *
     * @param rssiDbm in dBm, or 127 if unknown
     */
    void sighted(long deviceId, int rssiDbm, long heardMonoNanos);
}
