package io.wardgate.core.command;

import io.wardgate.api.buffer.StoreException;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.CommandReport;
import io.wardgate.core.event.GatewayEvents;
import io.wardgate.core.event.Waiting;
import java.util.Collection;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves commands from state to state: first the journal, then the log, then the report to the platform. A final state
 * whose report did not reach the disk is told again by the next life.
 *
 * <p>Owned by the command queue's thread; the store's threads only leave word of what was stored.
 */
final class CommandBook {

    private static final Logger LOG = LoggerFactory.getLogger(CommandBook.class);

    private final CommandMemory memory;
    private final GatewayEvents events;
    private final GatewayClock clock;
    private final CommandCounters counters;
    private final Queue<UUID> told = new ConcurrentLinkedQueue<>();

    CommandBook(CommandMemory memory, GatewayEvents events, GatewayClock clock, CommandCounters counters) {
        this.memory = memory;
        this.events = events;
        this.clock = clock;
        this.counters = counters;
    }

    /** Reads what the lives before left, and tells again what may not have been heard. */
    void open() {
        memory.load();
        memory.all().stream().filter(note -> !note.told()).forEach(this::report);
        counters.remembered.set(memory.size());
    }

    Collection<CommandNote> known() {
        return memory.all();
    }

    @Nullable
    CommandNote find(UUID id) {
        return memory.find(id);
    }

    /** Enters a state; false if the disk does not take it and the command is as it was before. */
    boolean enter(CommandNote note) {
        try {
            memory.remember(note);
        } catch (StoreException e) {
            if (!failed(e)) {
                LOG.error("command {} cannot become {}, trying again: {}", note.id(), note.state(), e.toString());
            }
            return false;
        }
        counters.journalFails = false;
        counters.reached(note.state());
        counters.remembered.set(memory.size());
        LOG.info("command {} is {} {}", note.id(), note.state(), note.detail());
        report(note);
        return true;
    }

    void report(CommandNote note) {
        CommandReport report = new CommandReport(note.id(), note.state(), clock.monoMillis(), note.detail());
        boolean last = note.state().isFinal() && !note.told();
        events.report(report, last ? () -> told.add(note.id()) : Waiting.NOBODY);
    }

    /** Notes which final reports reached the disk; one that cannot be noted is told again by the next life. */
    void noteTold() {
        for (UUID id = told.poll(); id != null; id = told.poll()) {
            CommandNote note = memory.find(id);
            if (note != null && note.state().isFinal() && !note.told()) {
                remember(note.wasTold());
            }
        }
    }

    private void remember(CommandNote note) {
        try {
            memory.remember(note);
        } catch (StoreException e) {
            failed(e);
            LOG.warn("command {}: that its report is stored could not be noted: {}", note.id(), e.toString());
        }
    }

    /** Whether it failed before, so that it need not be said again. */
    private boolean failed(StoreException failure) {
        boolean before = counters.journalFails;
        counters.journalFailures.incrementAndGet();
        counters.journalFails = true;
        LOG.debug("the command journal failed", failure);
        return before;
    }
}
