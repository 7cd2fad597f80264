package io.wardgate.receiver.ingest;

import io.wardgate.api.batch.BatchId;
import io.wardgate.protocol.api.OpenedBatch;
import org.jspecify.annotations.Nullable;

/** What the inspection of an envelope found. */
public sealed interface Content {

    /** A whole batch. */
    record Readable(OpenedBatch batch) implements Content {}

    /**
     * Not a batch.
     *
     * @param reason what is wrong, for the log and the quarantine
     * @param id its id if at least that could be read
     */
    record Unreadable(String reason, @Nullable BatchId id) implements Content {}

    /** Came on a topic that belongs to no gateway; only a foreign broker can bring that. */
    record Misrouted(String topic) implements Content {}
}
