package io.wardgate.api.clock;

/**
 * Ties monotonic to wall time after the wall clock was set: readings of this boot that were sealed before with a clock
 * that could not be believed are timed by this instead. Travels in the alarm lane like data.
 *
 * @param bootId life of the monotonic origin
 * @param monoMillis a moment in it
 * @param wallMillis UTC epoch ms of that moment
 * @param stepMillis by how much the wall clock jumped; positive = forward
 */
public record ClockMap(long bootId, long monoMillis, long wallMillis, long stepMillis) {}
