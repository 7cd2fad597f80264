package io.wardgate.access.door;

/** Who came into zones, as bands tell; from memory, never waits. */
@FunctionalInterface
public interface Entrants {

    /**
     * How many different bands came from elsewhere into a zone.
     *
     * @param fromMonoMillis first moment that counts, in gateway monotonic ms
     * @param toMonoMillis last moment that counts
     * @return 0 if none did or nothing is known
     */
    int entered(String zone, long fromMonoMillis, long toMonoMillis);
}
