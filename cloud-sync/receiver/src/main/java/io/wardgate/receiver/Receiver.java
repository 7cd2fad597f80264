package io.wardgate.receiver;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wardgate.receiver.access.AccessDistribution;
import io.wardgate.receiver.access.AccessDocuments;
import io.wardgate.receiver.broker.BrokerLink;
import io.wardgate.receiver.command.CommandDispatch;
import io.wardgate.receiver.command.CommandOrders;
import io.wardgate.receiver.connection.ReceiverTls;
import io.wardgate.receiver.http.HttpFront;
import io.wardgate.receiver.ingest.AnswerComposer;
import io.wardgate.receiver.ingest.AnswerOutlet;
import io.wardgate.receiver.ingest.CreditPolicy;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.IngestWriter;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.ingest.Rehearsal;
import io.wardgate.receiver.ingest.Settlement;
import io.wardgate.receiver.live.LiveBoard;
import io.wardgate.receiver.live.LiveBoardLoader;
import io.wardgate.receiver.live.OtherReceivers;
import io.wardgate.receiver.metrics.IngestMetrics;
import io.wardgate.receiver.metrics.Refusals;
import io.wardgate.receiver.mqtt.MqttListener;
import io.wardgate.receiver.mqtt.Sessions;
import io.wardgate.receiver.store.Database;
import io.wardgate.receiver.store.DatabaseRefusedException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wired receiver: from {@link #start} to {@link #close} it takes in, commits, answers and shows. */
final class Receiver implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);
    private static final String NAME = "wardgate-receiver";
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(10);

    private final Deque<AutoCloseable> stopSteps = new ArrayDeque<>();
    private final InstantSource clock = InstantSource.system();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Refusals refusals = new Refusals(registry, clock);
    private final IngestQueue queue = new IngestQueue();
    private final Inspector inspector = new Inspector(clock);
    private final LiveBoard board = new LiveBoard(clock);
    private @Nullable InetSocketAddress mqttAddress;
    private @Nullable InetSocketAddress httpAddress;

    private Receiver() {}

    /** Starts everything, or nothing. */
    static Receiver start(ReceiverOptions options) throws StartException {
        Receiver receiver = new Receiver();
        try {
            receiver.open(options);
            return receiver;
        } catch (StartException e) {
            receiver.close();
            throw e;
        }
    }

    /** Stop steps run in reverse: stop reading, commit and answer, close transports, page, database. */
    private void open(ReceiverOptions options) throws StartException {
        Database database = openDatabase(options);
        List<AnswerOutlet> outlets = new ArrayList<>();
        Sessions sessions = new Sessions(registry);
        ReceiverTls tls = tls(options);
        MqttListener listener =
                new MqttListener(refusals, sessions, inspector, queue, tls == null ? null : tls.server());
        InetSocketAddress listen = options.listenAddress();
        if (listen != null) {
            outlets.add(sessions);
        }
        BrokerLink broker = options.mqttBroker == null
                ? null
                : new BrokerLink(options.mqttBroker, refusals, inspector, queue, registry);
        if (broker != null) {
            outlets.add(broker);
        }
        Transports others = new Transports(options, NAME, tls, refusals, inspector, queue, registry);
        outlets.addAll(others.outlets());
        CommandDispatch commands = new CommandDispatch(database, clock, outlets);
        IngestWriter writer = writer(database, outlets, commands);
        CommandOrders orders = new CommandOrders(database, clock, commands::wake);
        AccessDistribution distribution = new AccessDistribution(database, clock, orders);
        AccessDocuments documents = new AccessDocuments(database, clock, distribution::wake);
        HttpFront http = new HttpFront(board, database, orders, documents, writer::state, queue, registry);
        stopSteps.push(http::close);
        httpAddress = bind("--http", options.http, http::start);
        stopSteps.push(listener::close);
        if (broker != null) {
            stopSteps.push(broker::close);
        }
        stopSteps.push(others::close);
        commands.start();
        stopSteps.push(commands);
        distribution.start();
        stopSteps.push(distribution);
        writer.start();
        stopSteps.push(() -> writer.stop(COMMIT_PATIENCE));
        if (listen != null) {
            mqttAddress = bind("--mqtt-listen", listen, listener::start);
            stopSteps.push(listener::stopReading);
        }
        if (broker != null) {
            broker.start();
            stopSteps.push(broker::stopReading);
        }
        others.start();
        stopSteps.push(others::stopReading);
    }

    private Database openDatabase(ReceiverOptions options) throws StartException {
        try {
            Database database = Database.open(options.database);
            stopSteps.push(database);
            return database;
        } catch (DatabaseRefusedException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private IngestWriter writer(Database database, List<AnswerOutlet> outlets, CommandDispatch commands)
            throws StartException {
        Gauge.builder("wardgate.queue.batches", queue, IngestQueue::size)
                .description("Batches that wait for the writer")
                .register(registry);
        AnswerComposer composer = new AnswerComposer(NAME, new CreditPolicy(queue));
        Settlement settlement =
                new Settlement(composer, outlets, new IngestMetrics(registry), refusals, board.andThen(commands));
        try {
            OtherReceivers others = new OtherReceivers(database, board, new LiveBoardLoader(database).load(board));
            new Rehearsal(database, clock).play();
            others.start();
            stopSteps.push(others);
            return new IngestWriter(queue, database, clock, settlement);
        } catch (SQLException e) {
            throw new StartException("the database cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable ReceiverTls tls(ReceiverOptions options) throws StartException {
        ReceiverOptions.TlsOptions tls = options.tls;
        try {
            return tls == null ? null : ReceiverTls.load(tls.keyStore, tls.trustStore, tls.passwordFile);
        } catch (IOException e) {
            throw new StartException("--tls-keystore, --tls-truststore, --tls-password-file: " + e.getMessage(), e);
        }
    }

    /** Opens one port. */
    interface Binding {
        InetSocketAddress start(InetSocketAddress address) throws IOException;
    }

    static InetSocketAddress bind(String option, InetSocketAddress address, Binding binding) throws StartException {
        try {
            return binding.start(address);
        } catch (IOException | RuntimeException e) {
            throw new StartException(
                    option + " " + ReceiverOptions.text(address) + ": cannot listen there, is the port in use? "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    /** Where MQTT is served; null if only a broker is used. */
    @Nullable
    InetSocketAddress mqttAddress() {
        return mqttAddress;
    }

    @Nullable
    InetSocketAddress httpAddress() {
        return httpAddress;
    }

    @Override
    public void close() {
        while (!stopSteps.isEmpty()) {
            try {
                stopSteps.pop().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("while stopping: {}", e.toString());
            }
        }
    }
}
