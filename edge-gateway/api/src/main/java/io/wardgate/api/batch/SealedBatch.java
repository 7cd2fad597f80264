package io.wardgate.api.batch;

/**
 * A batch ready for the wire. Nobody may write to {@code envelope} after construction.
 *
 * @param id its identity, also inside the envelope
 * @param readings number of readings in it; 0 for batches of drops or health alone
 * @param envelope the complete octets on the wire (docs/wire/envelope.md)
 */
public record SealedBatch(BatchId id, int readings, byte[] envelope) {}
