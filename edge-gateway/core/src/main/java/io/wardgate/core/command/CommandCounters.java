package io.wardgate.core.command;

import io.wardgate.api.command.CommandState;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What became of commands in this life. Safe from any thread. */
final class CommandCounters {

    final AtomicLong received = new AtomicLong();
    final AtomicLong repeated = new AtomicLong();
    final AtomicLong malformed = new AtomicLong();
    final AtomicLong overflowed = new AtomicLong();
    final AtomicLong journalFailures = new AtomicLong();
    final AtomicLong waiting = new AtomicLong();
    final AtomicLong remembered = new AtomicLong();

    /** Whether the last try to write the journal failed. */
    volatile boolean journalFails;

    private final AtomicLongArray reached = new AtomicLongArray(CommandState.values().length);

    void reached(CommandState state) {
        reached.incrementAndGet(state.number());
    }

    long count(CommandState state) {
        return reached.get(state.number());
    }

    Map<String, Long> figures() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("received", received.get());
        figures.put("repeated", repeated.get());
        figures.put("malformed", malformed.get());
        figures.put("overflowed", overflowed.get());
        figures.put("journalFailures", journalFailures.get());
        figures.put("waiting", waiting.get());
        figures.put("remembered", remembered.get());
        for (CommandState state : CommandState.values()) {
            if (state != CommandState.QUEUED) {
                figures.put(state.name().toLowerCase(Locale.ROOT), count(state));
            }
        }
        return figures;
    }
}
