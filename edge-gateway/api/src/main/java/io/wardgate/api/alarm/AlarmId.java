package io.wardgate.api.alarm;

/**
 * Identity of an alarm on one gateway, for ever; with the gateway's id it is unique in the hospital.
 *
 * @param book random number of the life of the gateway that raised it
 * @param number 1, 2, 3, ... within the book
 */
public record AlarmId(long book, long number) {}
