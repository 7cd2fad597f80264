package io.wardgate.simulator.ledger;

import io.wardgate.api.identity.DeviceId;

/** Identity of a reading for ever. */
public record RecordKey(long deviceId, long boot, long sequence) {

    @Override
    public String toString() {
        return DeviceId.format(deviceId) + " boot " + boot + " sequence " + sequence;
    }
}
