package io.wardgate.protocol.api;

import io.wardgate.api.clock.ClockMap;

/** Clock maps to messages and back. */
final class ClockMapWire {

    private ClockMapWire() {}

    static io.wardgate.protocol.wire.ClockMap write(ClockMap map) {
        return io.wardgate.protocol.wire.ClockMap.newBuilder()
                .setBootId(map.bootId())
                .setMonoMillis(map.monoMillis())
                .setWallMillis(map.wallMillis())
                .setStepMillis(map.stepMillis())
                .build();
    }

    static ClockMap read(io.wardgate.protocol.wire.ClockMap map) {
        return new ClockMap(map.getBootId(), map.getMonoMillis(), map.getWallMillis(), map.getStepMillis());
    }
}
