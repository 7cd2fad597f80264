package io.wardgate.receiver.ingest;

/**
 * What became of one arrival.
 *
 * @param stored readings that were new
 * @param duplicates readings that were there already
 * @param detail why it was refused, empty if it was not
 */
public record Outcome(Arrival arrival, Verdict verdict, int stored, int duplicates, String detail) {

    static Outcome refused(Arrival arrival, Verdict verdict, String detail) {
        return new Outcome(arrival, verdict, 0, 0, detail);
    }
}
