package io.wardgate.receiver.command;

import io.wardgate.api.command.CommandReport;
import io.wardgate.api.command.CommandState;
import io.wardgate.protocol.api.CommandCodec;
import io.wardgate.receiver.ingest.AnswerOutlet;
import io.wardgate.receiver.ingest.CommittedGroup;
import io.wardgate.receiver.ingest.Content;
import io.wardgate.receiver.ingest.Outcome;
import io.wardgate.receiver.ingest.Verdict;
import io.wardgate.receiver.store.CommandEvent;
import io.wardgate.receiver.store.CommandEventTable;
import io.wardgate.receiver.store.CommandTable;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.OrderedCommand;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands that no gateway reported of, again and again: when their gateway is heard, and every 5 s while it was
 * heard within 30 s. The gateway runs each once, however often it comes.
 *
 * <p>The thread {@code wardgate-commands} owns the sending; the writer thread only tells who was heard.
 */
public final class CommandDispatch implements Consumer<CommittedGroup>, AutoCloseable {

    static final int SENT_AT_ONCE = 200;

    private static final Logger LOG = LoggerFactory.getLogger(CommandDispatch.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long LEAST_PAUSE_MILLIS = 1_000;
    private static final long RESEND_MILLIS = 5_000;
    private static final long HEARD_MILLIS = 30_000;
    private static final long NEVER = Long.MIN_VALUE / 2;

    private final CommandTable commands = new CommandTable();
    private final CommandEventTable events = new CommandEventTable();
    private final CommandCodec codec = new CommandCodec();
    private final Database database;
    private final InstantSource clock;
    private final List<AnswerOutlet> outlets;
    private final Map<String, Long> heardAtMillis = new ConcurrentHashMap<>();
    private final Map<UUID, Long> sentAtMillis = new HashMap<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "wardgate-commands");
    private volatile Set<String> awaited = Set.of();
    private volatile boolean closing;
    private boolean failing;

    /** @param outlets the ways down to the gateways */
    public CommandDispatch(Database database, InstantSource clock, List<AnswerOutlet> outlets) {
        this.database = database;
        this.clock = clock;
        this.outlets = List.copyOf(outlets);
    }

    public void start() {
        thread.start();
    }

    /** There is something new to send; safe from any thread. */
    public void wake() {
        wakeUps.release();
    }

    @Override
    public void accept(CommittedGroup group) {
        boolean due = false;
        for (Outcome outcome : group.outcomes()) {
            if (outcome.verdict().isCommitted()) {
                String gateway = outcome.arrival().gateway();
                heardAtMillis.put(gateway, group.committedAtMillis());
                due |= awaited.contains(gateway);
                logReports(outcome);
            }
        }
        if (due && wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        wakeUps.release();
        thread.join();
    }

    private void run() {
        try {
            while (!closing) {
                look();
                if (wakeUps.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    wakeUps.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try (Connection connection = database.connect()) {
            for (OrderedCommand overdue : commands.overdue(connection, clock.millis(), SENT_AT_ONCE)) {
                giveUp(connection, overdue);
            }
            awaited = commands.awaitedGateways(connection);
            Set<UUID> stillQueued = new HashSet<>();
            for (String gateway : awaited) {
                if (clock.millis() - heardAt(gateway) <= HEARD_MILLIS) {
                    for (OrderedCommand queued : commands.queued(connection, gateway, SENT_AT_ONCE)) {
                        stillQueued.add(queued.command().id());
                        send(queued);
                    }
                }
            }
            sentAtMillis.keySet().retainAll(stillQueued);
            failing = false;
        } catch (SQLException e) {
            if (!failing) {
                LOG.error("commands cannot be read, trying again: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private void send(OrderedCommand queued) {
        long now = clock.millis();
        long sent = sentAtMillis.getOrDefault(queued.command().id(), NEVER);
        boolean heardSince = heardAt(queued.gateway()) > sent && now - sent >= LEAST_PAUSE_MILLIS;
        if (heardSince || now - sent >= RESEND_MILLIS) {
            sentAtMillis.put(queued.command().id(), now);
            byte[] octets = codec.encode(queued.command());
            outlets.forEach(outlet -> outlet.publish(queued.gateway(), octets));
        }
    }

    private long heardAt(String gateway) {
        return heardAtMillis.getOrDefault(gateway, NEVER);
    }

    private void giveUp(Connection connection, OrderedCommand queued) throws SQLException {
        long now = clock.millis();
        connection.setAutoCommit(false);
        UUID id = queued.command().id();
        String detail = "never reported by its gateway before it expired";
        if (commands.giveUp(connection, id, detail, now)) {
            events.insert(connection, queued.gateway(), id, new CommandEvent(CommandState.EXPIRED, now, now, detail));
            database.commitDurably(connection);
            LOG.info("command {} of gateway {} is EXPIRED: {}", id, queued.gateway(), detail);
        } else {
            connection.rollback();
        }
        connection.setAutoCommit(true);
    }

    private static void logReports(Outcome outcome) {
        if (outcome.verdict() == Verdict.STORED && outcome.arrival().content() instanceof Content.Readable readable) {
            for (CommandReport report : readable.batch().contents().commandReports()) {
                LOG.info(
                        "command {} of gateway {} is {} {}",
                        report.id(),
                        outcome.arrival().gateway(),
                        report.state(),
                        report.detail());
            }
        }
    }
}
