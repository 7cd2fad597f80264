package io.wardgate.simulator.score;

/** One row of the table {@code batch}. */
record StoredBatch(String bodyHash, int readings, long receivedAtMillis, long commitGroup) {}
