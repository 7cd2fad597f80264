package io.wardgate.receiver.store;

import io.wardgate.api.tap.Tap;

/**
 * A tap as table {@code tap} has it.
 *
 * @param entry its place in the order of commits; 0 before it has one
 * @param timeSuspect the gateway's clock could not be believed, and it has not said since how it was set
 */
public record StoredTap(long entry, String gateway, Tap tap, long seenAtMillis, boolean timeSuspect) {}
