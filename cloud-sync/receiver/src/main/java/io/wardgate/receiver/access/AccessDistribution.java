package io.wardgate.receiver.access;

import io.wardgate.api.command.Command;
import io.wardgate.api.command.CommandState;
import io.wardgate.protocol.api.DocumentParts;
import io.wardgate.receiver.command.CommandOrders;
import io.wardgate.receiver.store.AccessDelivery;
import io.wardgate.receiver.store.AccessDeliveryTable;
import io.wardgate.receiver.store.AccessDocument;
import io.wardgate.receiver.store.AccessTable;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.OrderedCommand;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings documents to gateways, part after part: the next one is ordered when the one before is done, so that a slow line never
 * carries more than one part twice (docs/adr/0148). Older versions come first; a gateway that restarted between two parts gets
 * the first again.
 *
 * <p>Keeps nothing in memory: whatever stopped it, it goes on where the tables stand. The thread {@code wardgate-access} owns
 * the work.
 */
public final class AccessDistribution implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AccessDistribution.class);
    private static final long LOOK_MILLIS = 500;
    private static final int MAX_ATTEMPTS = 5;
    private static final long LIFE_MILLIS = Duration.ofDays(7).toMillis();

    private final AccessTable documents = new AccessTable();
    private final AccessDeliveryTable deliveries = new AccessDeliveryTable();
    private final Database database;
    private final InstantSource clock;
    private final CommandOrders orders;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "wardgate-access");
    private volatile boolean closing;
    private boolean failing;

    public AccessDistribution(Database database, InstantSource clock, CommandOrders orders) {
        this.database = database;
        this.clock = clock;
        this.orders = orders;
    }

    public void start() {
        thread.start();
    }

    /** There is something new to bring; safe from any thread. */
    public void wake() {
        wakeUps.release();
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
            Set<Map.Entry<String, AccessDocument.Kind>> busy = new HashSet<>();
            for (AccessDelivery delivery : deliveries.underWay(connection)) {
                if (busy.add(Map.entry(delivery.gateway(), delivery.kind()))) {
                    advance(connection, delivery);
                }
            }
            failing = false;
        } catch (SQLException e) {
            if (!failing) {
                LOG.error("documents of tap points cannot be read, trying again: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private void advance(Connection connection, AccessDelivery delivery) throws SQLException {
        Optional<OrderedCommand> ordered = orders.find(delivery.commandId());
        if (ordered.isEmpty()) {
            order(connection, delivery);
            return;
        }
        CommandState state = ordered.get().state();
        if (!state.isFinal()) {
            return;
        }
        long now = clock.millis();
        String detail = ordered.get().detail();
        String parts = ordered.get().command().arguments().get(DocumentParts.PARTS);
        boolean last = ("" + delivery.part()).equals(parts);
        AccessDelivery next;
        if (state == CommandState.DONE) {
            next = last ? delivery.ended(state, detail, now) : delivery.nextPart(now);
        } else if (detail.endsWith(DocumentParts.BEGIN_ANEW) && delivery.attempt() < MAX_ATTEMPTS) {
            next = delivery.anew(detail, now);
        } else {
            next = delivery.ended(state, detail, now);
        }
        deliveries.step(connection, delivery, next);
        if (next.state().isFinal()) {
            LOG.info("{} version {} at gateway {}: {} {}", next.kind(), next.version(), next.gateway(), state, detail);
        } else {
            order(connection, next);
        }
    }

    private void order(Connection connection, AccessDelivery delivery) throws SQLException {
        Optional<byte[]> part = documents.part(connection, delivery);
        List<AccessDocument> known = documents.newest(connection, delivery.kind(), Integer.MAX_VALUE).stream()
                .filter(document -> document.version() == delivery.version())
                .toList();
        if (part.isEmpty() || known.isEmpty()) {
            return; // forgotten at this very moment: the delivery is gone at the next look
        }
        long now = clock.millis();
        Map<String, String> arguments = Map.of(
                DocumentParts.DOCUMENT,
                known.get(0).sha256(),
                DocumentParts.PART,
                "" + delivery.part(),
                DocumentParts.PARTS,
                "" + known.get(0).parts());
        Command command = new Command(
                delivery.commandId(),
                delivery.kind().command(),
                arguments,
                part.get(),
                new Command.Timing(now, 0, now + LIFE_MILLIS, LIFE_MILLIS));
        orders.order(new OrderedCommand(delivery.gateway(), command, CommandState.QUEUED, "", now));
    }
}
