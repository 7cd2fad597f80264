package io.wardgate.api.tap;

/**
 * Identity of a tap on one gateway, for ever; with the gateway's id it is unique in the hospital.
 *
 * @param book random number of the life of the gateway that decided it
 * @param number 1, 2, 3, ... within the book, in the order of decision
 */
public record TapId(long book, long number) {}
