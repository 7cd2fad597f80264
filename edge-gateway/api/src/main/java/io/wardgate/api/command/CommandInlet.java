package io.wardgate.api.command;

/** Takes commands from the transports. Must return at once. */
public interface CommandInlet {

    /** The octets of one command (docs/wire/command.md); any octets whatever are valid input. */
    void offer(byte[] command);
}
