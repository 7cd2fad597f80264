package io.wardgate.simulator.faults.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a store told the outside: written by the parent from the lines that its child printed, so that no fault of the
 * product or of its disk can change it.
 *
 * <pre>
 *  E epoch           the store opened with this epoch
 *  T key hash        append is called with these octets
 *  A key             the append was acknowledged
 *  S key             the batch is about to be settled: it may be gone from now on
 *  R old,… fresh,…   replace is called; an old one may be gone once all fresh ones are there
 *  L lane epoch from to count reason    a loss was declared
 * </pre>
 *
 * <p>Each line ends with a semicolon; one without was cut by the kill and does not count. Safe from any thread.
 */
public final class Ledger {

    private final Identities identities;
    private final Set<BatchKey> acknowledged = new HashSet<>();
    private final Set<BatchKey> settled = new HashSet<>();
    private final List<Replacement> replacements = new ArrayList<>();
    private final DropBook drops = new DropBook();

    public Ledger() {
        this(new Identities());
    }

    private Ledger(Identities identities) {
        this.identities = identities;
    }

    /** The ledger of a copy of the store, made now: what was promised so far, and ids that are unique over both. */
    public synchronized Ledger fork() {
        Ledger copy = new Ledger(identities);
        copy.acknowledged.addAll(acknowledged);
        copy.settled.addAll(settled);
        copy.replacements.addAll(replacements);
        return copy;
    }

    /** Batches that a call of {@code replace} exchanges. */
    record Replacement(List<BatchKey> old, List<BatchKey> fresh) {}

    /** Takes one line; returns whether it acknowledges a batch. */
    public synchronized boolean note(String line) {
        if (!line.endsWith(";")) {
            return false;
        }
        String[] words = line.substring(0, line.length() - 1).split(" ", -1);
        switch (words[0]) {
            case "E" -> opened(Long.parseUnsignedLong(words[1], 16));
            case "T" -> tried(BatchKey.parse(words[1]), Long.parseUnsignedLong(words[2], 16));
            case "A" -> acknowledged.add(BatchKey.parse(words[1]));
            case "S" -> settled.add(BatchKey.parse(words[1]));
            case "R" -> replacements.add(new Replacement(keys(words[1]), keys(words[2])));
            case "L" -> drops.declare(DropBook.parse(words));
            default -> identities.contradicted("the child printed: " + line);
        }
        return words[0].equals("A");
    }

    /** An epoch that the store opened with; no two opens may share one. */
    public void opened(long epoch) {
        identities.opened(epoch);
    }

    /** What is about to be appended; no id may ever stand for two bodies. */
    public void tried(BatchKey key, long hash) {
        identities.tried(key, hash);
    }

    public synchronized void acknowledged(BatchKey key) {
        acknowledged.add(key);
    }

    public synchronized void settled(BatchKey key) {
        settled.add(key);
    }

    /** Where losses are noted; the store under test writes to it when it runs in this process. */
    public DropBook drops() {
        return drops;
    }

    /** All batches that were acknowledged. */
    public synchronized Set<BatchKey> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    synchronized boolean isSettled(BatchKey key) {
        return settled.contains(key);
    }

    Optional<Long> hash(BatchKey key) {
        return identities.hash(key);
    }

    /** What contradicts itself since the last call. */
    List<String> takeContradictions() {
        return identities.takeContradictions();
    }

    /** Whether all that was to take this batch's place is kept, as {@code kept} tells of one. */
    synchronized boolean isReplaced(BatchKey key, Predicate<BatchKey> kept) {
        return replacements.stream()
                .filter(replacement -> replacement.old().contains(key))
                .anyMatch(replacement -> replacement.fresh().stream().allMatch(kept));
    }

    private static List<BatchKey> keys(String text) {
        List<BatchKey> keys = new ArrayList<>();
        for (String key : text.split(",", -1)) {
            keys.add(BatchKey.parse(key));
        }
        return keys;
    }
}
