package io.wardgate.api.command;

/** A radio that can reach bands. */
public interface BandMessenger {

    /** Name of the radio, the same as that of its {@link io.wardgate.api.advertisement.AdvertisementSource}. */
    String name();

    /**
     * Sends a message to a band and returns when the band has it.
     *
     * @param deviceId of the band ({@link io.wardgate.api.identity.DeviceId})
     * @param message octets as the band's profile defines them
     * @throws CommandException if the band cannot be reached by this radio; nothing is tried later
     */
    void send(long deviceId, byte[] message) throws CommandException, InterruptedException;
}
