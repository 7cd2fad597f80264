package io.wardgate.api.reading;

/**
 * Takes readings that did not come by advertisement, such as those of devices that are connected. They go the way of all others:
 * repeats are refused, records without numbers numbered, values cleaned. Safe from any thread; returns at once.
 */
public interface ReadingInlet {

    /**
     * Takes one reading.
     *
     * @param heardMonoMillis when it was received, in gateway monotonic ms; it may have been measured long before
     * @throws IllegalStateException if the pipeline does not run: the device should keep it
     */
    void deliver(Reading reading, long heardMonoMillis);
}
