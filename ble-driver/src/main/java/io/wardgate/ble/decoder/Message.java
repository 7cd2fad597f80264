package io.wardgate.ble.decoder;

import io.wardgate.api.reading.AdvertisementDecoder.Outcome;
import java.util.List;

/**
 * All that one AD structure says, in the terms of its own format.
 *
 * @param outcome whether it could be read; if not, there are no measurements or events
 * @param address who says it: the identity address in the message if there is one, else the sender's
 */
public record Message(Outcome outcome, long address, List<Measurement> measurements, List<DeviceEvent> events) {

    /** A message of which nothing may be used. */
    public static Message refused(Outcome outcome, long address) {
        return new Message(outcome, address, List.of(), List.of());
    }
}
