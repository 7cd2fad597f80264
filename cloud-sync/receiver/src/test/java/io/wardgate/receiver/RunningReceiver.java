package io.wardgate.receiver;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A receiver in this JVM on free ports. */
final class RunningReceiver implements AutoCloseable {

    private final Receiver receiver;
    private final String url;

    private RunningReceiver(Receiver receiver, String url) {
        this.receiver = receiver;
        this.url = url;
    }

    static String h2(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("receiver");
    }

    static RunningReceiver on(String url, @Nullable String broker) throws StartException {
        ReceiverOptions options = options(url, 0);
        options.mqttBroker = broker;
        return new RunningReceiver(Receiver.start(options), url);
    }

    /** With what these settings say; MQTT on a free port unless they say another. */
    static RunningReceiver with(String url, Consumer<ReceiverOptions> settings) throws StartException {
        ReceiverOptions options = options(url, 0);
        settings.accept(options);
        return new RunningReceiver(Receiver.start(options), url);
    }

    static RunningReceiver withTls(String url, int port, Certificates trusted, Path keyStore) throws StartException {
        ReceiverOptions options = options(url, port);
        ReceiverOptions.TlsOptions tls = new ReceiverOptions.TlsOptions();
        tls.keyStore = keyStore;
        tls.trustStore = trusted.trustStore;
        tls.passwordFile = trusted.passwordFile;
        options.tls = tls;
        return new RunningReceiver(Receiver.start(options), url);
    }

    private static ReceiverOptions options(String url, int mqttPort) {
        ReceiverOptions options = new ReceiverOptions();
        options.database = url;
        options.http = new InetSocketAddress("127.0.0.1", 0);
        options.mqttListen = new InetSocketAddress("127.0.0.1", mqttPort);
        return options;
    }

    int mqttPort() {
        return Objects.requireNonNull(receiver.mqttAddress()).getPort();
    }

    HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String contentType, String body) throws Exception {
        HttpRequest post = HttpRequest.newBuilder(request(path).uri())
                .header("Content-Type", contentType)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> put(String path, String contentType, byte[] body) throws Exception {
        HttpRequest put = HttpRequest.newBuilder(request(path).uri())
                .header("Content-Type", contentType)
                .timeout(Duration.ofSeconds(30))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.ofString());
    }

    /** The lines of an endless answer, as they come. */
    Stream<String> stream(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(request(path), HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    private HttpRequest request(String path) {
        int port = Objects.requireNonNull(receiver.httpAddress()).getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", path.endsWith("/stream") ? "text/event-stream" : "*/*")
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    long count(String query) throws Exception {
        return count(url, query);
    }

    static long count(String url, String query) throws Exception {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Beside the receiver, in the same process. */
    static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(url));
    }

    static String jdbcUrl(String url) {
        return url + (url.contains(":h2:") ? SAME_SETTINGS : "");
    }

    /** H2 wants all connections of one process to agree. */
    private static final String SAME_SETTINGS = ";MODE=PostgreSQL;WRITE_DELAY=0;MAX_COMPACT_TIME=0"
            + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000;CACHE_SIZE=65536";

    @Override
    public void close() {
        receiver.close();
    }
}
