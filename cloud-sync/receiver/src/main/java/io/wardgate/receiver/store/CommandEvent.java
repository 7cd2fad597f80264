package io.wardgate.receiver.store;

import io.wardgate.api.command.CommandState;

/**
 * A state that a command reached.
 *
 * @param happenedAtMillis by the clock of whoever says so
 * @param recordedAtMillis by the receiver's clock
 */
public record CommandEvent(CommandState state, long happenedAtMillis, long recordedAtMillis, String detail) {}
