package io.wardgate.core.command;

import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandState;
import io.wardgate.protocol.api.CommandCodec;
import io.wardgate.protocol.api.WireException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is decided about commands: known ones are answered from memory, new ones are kept and wait, and those that are due
 * run one after another in the order of arrival. A command that waits for its time holds up nobody.
 *
 * <p>Owned by the command queue's thread.
 */
final class CommandDesk {

    static final int MAX_WAITING = 1_000;
    static final int MAX_WAITING_OCTETS = 8 << 20;

    /** Handlers come one by one when the gateway starts; until then an unknown kind may become known. */
    static final long HANDLER_GRACE_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

    private final CommandCodec codec = new CommandCodec();
    private final Map<UUID, Command> waiting = new LinkedHashMap<>();
    /** How commands ended that the journal could not yet be told of. */
    private final Map<UUID, CommandRunner.Outcome> unnoted = new HashMap<>();

    private final CommandBook book;
    private final CommandRunner runner;
    private final GatewayClock clock;
    private final CommandCounters counters;
    private final long startedMillis;
    private long waitingOctets;

    CommandDesk(CommandBook book, CommandRunner runner, GatewayClock clock, CommandCounters counters) {
        this.book = book;
        this.runner = runner;
        this.clock = clock;
        this.counters = counters;
        this.startedMillis = clock.monoMillis();
    }

    /** Takes up what the lives before left undone, also what they had begun. */
    void open() {
        book.open();
        for (CommandNote note : book.known()) {
            Command command = note.state().isFinal() ? null : decode(note.command());
            if (command != null) {
                await(command, note.command().length);
            }
        }
    }

    /** Takes octets of a transport, whatever they are. */
    void take(byte[] octets) {
        Command command = decode(octets);
        if (command == null) {
            return;
        }
        CommandNote known = book.find(command.id());
        if (known != null) {
            counters.repeated.incrementAndGet();
            book.report(known);
            return;
        }
        CommandNote fresh = CommandNote.of(command.id(), Arrival.now(clock), octets);
        if (waiting.size() >= MAX_WAITING || waitingOctets + octets.length > MAX_WAITING_OCTETS) {
            book.enter(fresh.reached(CommandState.REJECTED, "the queue of " + MAX_WAITING + " commands is full"));
        } else if (book.enter(fresh)) {
            await(command, octets.length);
        }
    }

    /** Runs what is due. */
    void look() {
        book.noteTold();
        for (Iterator<Command> next = waiting.values().iterator(); next.hasNext(); ) {
            Command command = next.next();
            CommandNote note = book.find(command.id());
            if (note == null || settle(command, note)) {
                next.remove();
                waitingOctets -= note == null ? 0 : note.command().length;
            }
        }
        counters.waiting.set(waiting.size());
    }

    /** True once nothing can follow. */
    private boolean settle(Command command, CommandNote note) {
        if (unnoted.containsKey(command.id())) {
            return run(command, note);
        }
        long lifeMillis = clock.monoMillis() - startedMillis;
        Timeliness time = Timeliness.of(command.timing(), note.arrival(), clock, lifeMillis);
        return switch (time.verdict()) {
            case EXPIRED -> book.enter(note.reached(CommandState.EXPIRED, time.reason()));
            case WAITS -> false;
            case DUE -> {
                if (runner.knows(command.kind())) {
                    yield run(command, note);
                }
                yield lifeMillis >= HANDLER_GRACE_MILLIS
                        && book.enter(note.reached(
                                CommandState.REJECTED,
                                "unknown kind " + command.kind() + "; known: " + runner.kinds()));
            }
        };
    }

    /**
     * The journal knows that it begins before it begins, and again how it ended. While the end cannot be noted, the command
     * is not run again in this life.
     */
    private boolean run(Command command, CommandNote note) {
        CommandRunner.Outcome outcome = unnoted.get(command.id());
        if (outcome == null) {
            boolean begun =
                    note.state() == CommandState.ACCEPTED || book.enter(note.reached(CommandState.ACCEPTED, ""));
            outcome = begun ? runner.run(command) : null;
        }
        if (outcome == null) {
            return false;
        }
        boolean noted = book.enter(note.reached(outcome.state(), outcome.detail()));
        if (noted) {
            unnoted.remove(command.id());
        } else {
            unnoted.put(command.id(), outcome);
        }
        return noted;
    }

    private void await(Command command, int octets) {
        waiting.put(command.id(), command);
        waitingOctets += octets;
        counters.waiting.set(waiting.size());
    }

    private @Nullable Command decode(byte[] octets) {
        try {
            return codec.decode(octets);
        } catch (WireException e) {
            if (counters.malformed.getAndIncrement() == 0) {
                LOG.warn("octets that are no command, counted from now on: {}", e.getMessage());
            }
            return null;
        }
    }
}
