package io.wardgate.ble;

import io.wardgate.api.reading.Reading;
import io.wardgate.api.reading.ReadingSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A sink that keeps what it is told and wants each numbered record once. */
public final class CollectedReadings implements ReadingSink {

    public final List<Reading> readings = new ArrayList<>();
    public final List<Long> sighted = new ArrayList<>();
    private final Set<List<Long>> known = new HashSet<>();

    @Override
    public boolean wants(long deviceId, int boot, long sequence) {
        return !known.contains(List.of(deviceId, (long) boot, sequence));
    }

    @Override
    public void accept(Reading reading) {
        known.add(List.of(reading.deviceId(), (long) reading.boot(), reading.sequence()));
        readings.add(reading);
    }

    @Override
    public void sighted(long deviceId, int rssiDbm, long heardMonoNanos) {
        sighted.add(deviceId);
    }
}
