package io.wardgate.api.advertisement;

/**
 * A radio that hears advertisements. One instance is one radio.
 *
 * <p>A source owns its threads and its port. It heals itself (resynchronises, resets, reopens) and counts each step;
 * what it cannot heal it shows in {@link #statistics()}.
 */
public interface AdvertisementSource {

    /** Unique name on this gateway, from the configuration. */
    String name();

    /** What it listens to. */
    default RadioKind kind() {
        return RadioKind.BLUETOOTH;
    }

    /**
     * Starts hearing. A port that cannot be opened is not an error here: the source keeps trying and says so in its
     * statistics.
     *
     * @throws IllegalStateException if it was started already
     */
    void start(AdvertisementSink sink);

    /** Stops hearing and frees thread, port and queue before it returns. Does nothing if not started. */
    void stop();

    /** Counters since start; safe from any thread. */
    SourceStatistics statistics();
}
