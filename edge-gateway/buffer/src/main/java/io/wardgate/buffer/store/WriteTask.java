package io.wardgate.buffer.store;

import io.wardgate.buffer.file.Entry;
import io.wardgate.buffer.file.Series;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** One thing for the writer thread to do: an entry to store, or a job between commits. */
sealed interface WriteTask {

    CompletableFuture<Void> done();

    record Append(Series series, Entry entry, CompletableFuture<Void> done) implements WriteTask {}

    record Chore(Job job, CompletableFuture<Void> done) implements WriteTask {}

    @FunctionalInterface
    interface Job {
        void run() throws IOException;
    }
}
