package io.wardgate.receiver.gatewayhttp;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.wardgate.api.batch.BatchId;
import io.wardgate.protocol.api.BatchPath;
import io.wardgate.receiver.gatewayhttp.Incoming.Request;
import io.wardgate.receiver.ingest.Arrival;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a request is about, from its method, path and query. */
sealed interface Target {

    /** The path that is no batch's. */
    String COMMANDS = "/v1/commands";

    /** A batch that is brought. */
    record Batch(String gateway, String path) implements Target {

        /**
         * How the envelope contradicts the path; empty if it does not. One of another gateway is judged by the writer, as
         * over every transport.
         */
        String fault(Arrival arrival) {
            BatchId id = arrival.id();
            if (id == null || !id.gateway().equals(gateway)) {
                return "";
            }
            String carried = BatchPath.of(id);
            return carried.equals(path) ? "" : "the envelope is " + carried + ", but the path is " + path;
        }
    }

    /** What waits for a gateway is asked for; if nothing does, the reply may wait so long. */
    record Commands(String gateway, Duration patience) implements Target {}

    /** Nothing that there is. */
    record Unknown(Reply reply) implements Target {}

    /** Reads a request line; any is valid input. */
    static Target of(Request request) {
        String path = request.uri().replaceFirst("\\?.*", "");
        if (path.startsWith(BatchPath.PREFIX)) {
            return batch(request);
        }
        if (path.equals(COMMANDS)) {
            return request.method().equals(HttpMethod.GET)
                    ? commands(query(request.uri()))
                    : new Unknown(Reply.wrongMethod("GET"));
        }
        return new Unknown(Reply.refusal(HttpResponseStatus.NOT_FOUND, "there are /v1/batches/<id> and /v1/commands"));
    }

    private static Target batch(Request request) {
        if (!request.method().equals(HttpMethod.PUT)) {
            return new Unknown(Reply.wrongMethod("PUT"));
        }
        Optional<String> gateway = BatchPath.gateway(request.uri());
        return gateway.<Target>map(named -> new Batch(named, request.uri()))
                .orElseGet(() -> bad("the id of a batch is <gateway>.<epoch, 16 hex digits>.<lane>.<sequence>, as"
                        + " GW-1.0000000100000007.2.42"));
    }

    private static Map<String, List<String>> query(String uri) {
        try {
            return new QueryStringDecoder(uri).parameters();
        } catch (IllegalArgumentException e) {
            return Map.of(); // no query that names a gateway, which is what the gateway is told
        }
    }

    private static Target commands(Map<String, List<String>> query) {
        String gateway = first(query, "gateway", "");
        String wait = first(query, "wait", "0");
        if (!gateway.matches("[A-Za-z0-9_-]{1,32}")) {
            return bad("gateway must be 1 to 32 of A-Z, a-z, 0-9, '-', '_'");
        }
        if (!wait.matches("[0-5]?[0-9]|60")) {
            return bad("wait must be 0 to 60 seconds");
        }
        return new Commands(gateway, Duration.ofSeconds(Integer.parseInt(wait)));
    }

    private static String first(Map<String, List<String>> query, String name, String absent) {
        return query.getOrDefault(name, List.of(absent)).get(0);
    }

    private static Unknown bad(String text) {
        return new Unknown(Reply.refusal(HttpResponseStatus.BAD_REQUEST, text));
    }
}
