package io.wardgate.uplink.failover;

/**
 * What the drain waits for, as it sees it.
 *
 * @param silentMillis for how long answers have been owed and none came; the longer one of both connections
 * @param emergencyMillis age of the oldest emergency that waits for its answer; 0 if none does
 */
public record Unanswered(long silentMillis, long emergencyMillis) {}
