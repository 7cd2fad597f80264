package io.wardgate.buffer.store;

import io.wardgate.buffer.file.BatchFile;
import io.wardgate.buffer.file.BatchKey;

/** Where a batch lies that the receiver has not acknowledged. */
record WaitingBatch(BatchKey key, BatchFile file, int readings, int octets, long sinceMonoNanos) {}
