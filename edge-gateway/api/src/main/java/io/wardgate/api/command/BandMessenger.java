package io.wardgate.api.command;

import io.wardgate.api.identity.DeviceId;

/** A radio that can reach bands. */
public interface BandMessenger {

    /**
     * Sends a message to a band and returns when the band has it.
     *
     * @param message octets as the band's profile defines them
     * @throws CommandException if the band cannot be reached by this radio; nothing is tried later
     */
    void send(DeviceId band, byte[] message) throws CommandException, InterruptedException;
}
