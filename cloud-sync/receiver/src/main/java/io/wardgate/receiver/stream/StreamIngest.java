package io.wardgate.receiver.stream;

import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.Refusals;

/**
 * What every stream connection works with.
 *
 * @param name the receiver's name in hellos
 */
public record StreamIngest(String name, Refusals refusals, StreamPeers peers, Inspector inspector, IngestQueue queue) {}
