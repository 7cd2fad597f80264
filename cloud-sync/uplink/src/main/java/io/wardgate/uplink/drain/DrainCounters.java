package io.wardgate.uplink.drain;

import java.util.concurrent.atomic.AtomicLong;

/** What the drain did since start. Written by its thread, read by any. */
final class DrainCounters {

    final AtomicLong sent = new AtomicLong();
    final AtomicLong resent = new AtomicLong();
    final AtomicLong acknowledged = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong badAnswers = new AtomicLong();
    final AtomicLong overflowedNotes = new AtomicLong();
    final AtomicLong resets = new AtomicLong();
    final AtomicLong askedAgain = new AtomicLong();
    final AtomicLong commands = new AtomicLong();
    final AtomicLong storeFailures = new AtomicLong();
}
