package io.wardgate.core.command;

import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandJournal;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which commands are known, over restarts: one note an id in the journal. Finished ones are remembered for
 * {@value #DAYS} days, at least the last {@value #LEAST}, at most {@value #MOST}.
 *
 * <p>Owned by the command queue's thread.
 */
final class CommandMemory {

    static final int DAYS = 7;
    static final int LEAST = 1_000;
    static final int MOST = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(CommandMemory.class);

    private final CommandJournal journal;
    private final GatewayClock clock;
    private final Map<UUID, Kept> known = new LinkedHashMap<>();

    /** A note and its number in the journal. */
    private record Kept(CommandNote note, long number) {}

    CommandMemory(CommandJournal journal, GatewayClock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Reads what the lives before left; a note that cannot be read is left where it is. */
    void load() {
        for (CommandJournal.Note note : journal.notes()) {
            try {
                CommandNote read = CommandNote.decode(note.octets());
                Kept older = known.put(read.id(), new Kept(read, note.number()));
                if (older != null) {
                    journal.forget(older.number());
                }
            } catch (IllegalArgumentException e) {
                LOG.warn("note {} of the command journal is passed over: {}", note.number(), e.getMessage());
            }
        }
        forgetOld();
    }

    @Nullable
    CommandNote find(UUID id) {
        Kept kept = known.get(id);
        return kept == null ? null : kept.note();
    }

    /**
     * Makes a note the valid one of its id, and returns when it survives a power cut.
     *
     * @throws StoreException if it cannot be stored; the note before stays
     */
    void remember(CommandNote note) {
        long number = journal.append(note.encode());
        Kept older = known.put(note.id(), new Kept(note, number));
        if (older != null) {
            journal.forget(older.number());
        }
        forgetOld();
    }

    Collection<CommandNote> all() {
        return List.copyOf(known.values()).stream().map(Kept::note).toList();
    }

    int size() {
        return known.size();
    }

    /** From the oldest on; one that is not finished and told of is never forgotten. */
    private void forgetOld() {
        Iterator<Kept> oldest = known.values().iterator();
        while (known.size() > LEAST && oldest.hasNext()) {
            Kept kept = oldest.next();
            boolean mayGo = kept.note().state().isFinal() && (known.size() > MOST || isOld(kept.note()));
            if (!mayGo) {
                return;
            }
            oldest.remove();
            journal.forget(kept.number());
        }
    }

    private boolean isOld(CommandNote note) {
        long age = note.arrival().ageMillis(clock);
        return note.told() && age != Arrival.UNKNOWN && age > TimeUnit.DAYS.toMillis(DAYS);
    }
}
