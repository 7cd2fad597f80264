package io.wardgate.receiver.gatewayhttp;

import io.wardgate.receiver.ingest.IngestQueue;
import io.wardgate.receiver.ingest.Inspector;
import io.wardgate.receiver.metrics.Refusals;

/** What every connection works with. */
public record HttpIngest(Refusals refusals, HttpPeers peers, Inspector inspector, IngestQueue queue) {}
