package io.wardgate.receiver.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.StoreState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** {@code GET /health}: 200 while what arrives gets committed, 503 while it does not. */
final class HealthEndpoint {

    private final Supplier<StoreState> store;
    private final IngestQueue queue;
    private final LongSupplier aside;
    private final Json json;

    HealthEndpoint(Supplier<StoreState> store, IngestQueue queue, LongSupplier aside, Json json) {
        this.aside = aside;
        this.store = store;
        this.queue = queue;
        this.json = json;
    }

    void get(Context context) {
        StoreState state = store.get();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("state", state.isFailing() ? "FAILED" : "OK");
        document.put(
                "summary",
                state.isFailing()
                        ? "the database fails; nothing is acknowledged, trying again: " + state.problem()
                        : "commits succeed");
        document.put("failingSinceMillis", state.failingSinceMillis());
        document.put("queuedBatches", queue.size());
        document.put("readingsAside", aside.getAsLong());
        context.status(state.isFailing() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .contentType("application/json")
                .result(json.write(document));
    }
}
