package io.wardgate.api.tap;

/** Takes decided taps and brings them to the platform: durable, once, in order. Safe from any thread; returns at once. */
@FunctionalInterface
public interface TapOutlet {

    /**
     * Takes a tap.
     *
     * @throws IllegalStateException if the pipeline does not run
     */
    void offer(Tap tap);
}
