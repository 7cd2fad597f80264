package io.wardgate.api.command;

import java.util.UUID;

/**
 * A step in the life of a command, told to the platform in the alarm lane like data.
 *
 * @param id of the command
 * @param state reached
 * @param monoMillis when, in gateway monotonic ms
 * @param detail for people: the result, or what was wrong; at most 512 characters
 */
public record CommandReport(UUID id, CommandState state, long monoMillis, String detail) {}
