package io.wardgate.access.tap;

import io.wardgate.access.door.Door;
import io.wardgate.access.door.DoorAlarms;
import io.wardgate.access.door.Outputs;
import io.wardgate.api.clock.GatewayClock;
import io.wardgate.api.nfc.TagInspector;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What all points of a gateway share.
 *
 * @param doors finds a door by its id; null if there is none now
 */
public record Site(
        GatewayClock clock,
        TagInspector inspector,
        TapJudge judge,
        TapRecorder recorder,
        Shifts shifts,
        Outputs outputs,
        Function<String, @Nullable Door> doors,
        DoorAlarms alarms) {}
