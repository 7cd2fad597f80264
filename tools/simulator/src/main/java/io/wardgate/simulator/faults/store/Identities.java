package io.wardgate.simulator.faults.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every epoch and batch id that was ever used, in all lives and all copies of a store. Safe from any thread. */
final class Identities {

    private final Map<BatchKey, Long> hashes = new HashMap<>();
    private final Set<Long> epochs = new HashSet<>();
    private final List<String> contradictions = new ArrayList<>();

    synchronized void opened(long epoch) {
        if (!epochs.add(epoch)) {
            contradictions.add(String.format("epoch %016x was given twice", epoch));
        }
    }

    synchronized void tried(BatchKey key, long hash) {
        Long before = hashes.put(key, hash);
        if (before != null && before != hash) {
            contradictions.add(key + " was used for two different bodies");
        }
    }

    synchronized void contradicted(String text) {
        contradictions.add(text);
    }

    synchronized Optional<Long> hash(BatchKey key) {
        return Optional.ofNullable(hashes.get(key));
    }

    synchronized List<String> takeContradictions() {
        List<String> taken = List.copyOf(contradictions);
        contradictions.clear();
        return taken;
    }
}
