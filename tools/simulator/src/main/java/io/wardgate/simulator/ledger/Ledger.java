package io.wardgate.simulator.ledger;

import io.wardgate.simulator.vitals.Vitals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ledger as it was read. Nobody writes to its maps.
 *
 * @param seed of the scenario
 * @param bands how many
 * @param produced every record
 * @param heard what the gateway was told, by record
 * @param faults in order of time
 * @param scanningAtMillis when a gateway began to scan, in order of time
 * @param complete whether the last line of an orderly end is there
 */
public record Ledger(
        long seed,
        int bands,
        Map<RecordKey, Produced> produced,
        Map<RecordKey, Heard> heard,
        List<Fault> faults,
        List<Long> scanningAtMillis,
        boolean complete) {

    /** A record and when it was measured, in UTC ms. */
    public record Produced(long atMillis, boolean sos, Vitals vitals) {}

    /** When the gateway was first told of a record, and whether it was the newest of its frame. */
    public record Heard(long atMillis, boolean newest) {}

    /** Somebody cut, killed or restored something. */
    public record Fault(LinkFault what, long atMillis) {}

    /** When a gateway next began to scan after a time, or null if none did. */
    public @Nullable Long scanningAfter(long atMillis) {
        for (long scanning : scanningAtMillis) {
            if (scanning > atMillis) {
                return scanning;
            }
        }
        return null;
    }
}
