package io.wardgate.receiver.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wardgate.receiver.access.AccessDocuments;
import io.wardgate.receiver.command.CommandOrders;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.StoreState;
import io.wardgate.receiver.live.LiveBoard;
import io.wardgate.receiver.store.Database;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP port: routes, security headers, static page (docs/adr/0042). */
public final class HttpFront {

    private static final String PAGE = "/web";
    private static final int SPARE_THREADS = 32;

    /** Nothing from outside, no inline script or style, no guessing of types, no address of this page to others. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer");

    private final LiveBoard board;
    private final PrometheusMeterRegistry registry;
    private final Json json = new Json();
    private final ReadingsEndpoint readings;
    private final CommandsEndpoint commands;
    private final AccessEndpoint access;
    private final AlarmsEndpoint alarms;
    private final TapsEndpoint taps;
    private final HealthEndpoint health;
    private final LiveStream stream;
    private final Javalin server;

    public HttpFront(
            LiveBoard board,
            Database database,
            CommandOrders orders,
            AccessDocuments accessDocuments,
            Supplier<StoreState> store,
            IngestQueue queue,
            PrometheusMeterRegistry registry) {
        this.board = board;
        this.registry = registry;
        this.readings = new ReadingsEndpoint(database, json);
        this.alarms = new AlarmsEndpoint(database, json);
        this.taps = new TapsEndpoint(database, json);
        this.commands = new CommandsEndpoint(orders, json);
        this.access = new AccessEndpoint(accessDocuments, json);
        this.health = new HealthEndpoint(store, queue, board::readingsAside, json);
        this.stream = new LiveStream(board, json);
        this.server = Javalin.create(this::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.generateEtags = true;
        QueuedThreadPool threads = new QueuedThreadPool(LiveStream.MAX_VIEWERS + SPARE_THREADS, 4);
        threads.setName("wardgate-http");
        config.jetty.threadPool = threads;
        if (HttpFront.class.getResource(PAGE + "/index.html") != null) {
            config.staticFiles.add(files -> {
                files.hostedPath = "/";
                files.directory = PAGE;
                files.location = Location.CLASSPATH;
                files.headers = HEADERS;
            });
        }
        config.routes.before(context -> HEADERS.forEach(context::header));
        config.routes.get("/api/live", this::live);
        config.routes.sse("/api/stream", stream::serve);
        config.routes.get("/api/bands/{device}/readings", readings::get);
        config.routes.get("/api/alarms", alarms::get);
        config.routes.get("/api/taps", taps::get);
        config.routes.post("/api/commands", commands::post);
        config.routes.get("/api/commands", commands::list);
        config.routes.get("/api/commands/{id}", commands::get);
        config.routes.put("/api/access/policy", access::putPolicy);
        config.routes.put("/api/access/orders", access::putOrders);
        config.routes.get("/api/access", access::get);
        config.routes.get("/health", health::get);
        config.routes.get("/metrics", this::metrics);
    }

    private void live(Context context) {
        context.contentType("application/json")
                .header("Cache-Control", "no-store")
                .result(json.write(board.everything().view()));
    }

    private void metrics(Context context) {
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(registry.scrape());
    }

    /** Opens the port and returns the address it got; fails with what Javalin throws if it is in use. */
    public InetSocketAddress start(InetSocketAddress address) {
        server.start(address.getHostString(), address.getPort());
        return new InetSocketAddress(address.getHostString(), server.port());
    }

    public void close() {
        stream.stop();
        server.stop();
    }
}
