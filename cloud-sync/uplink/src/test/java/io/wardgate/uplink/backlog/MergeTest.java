package io.wardgate.uplink.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmId;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.AlarmSeverity;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.protocol.api.OpenedBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {

    @Test
    void carriesAllAlarmsOverAndTheNewestRollCall() {
        Merge merge = new Merge();
        merge.add(batch(1, new RollCall(7, 2, 1_000, List.of(1L))), 100);
        merge.add(batch(3, new RollCall(7, 4, 3_000, List.of())), 100);
        merge.add(batch(2, new RollCall(7, 3, 2_000, List.of(2L))), 100);

        assertThat(merge.contents().alarms()).containsExactly(alarm(1), alarm(3), alarm(2));
        assertThat(merge.contents().rollCall()).isEqualTo(new RollCall(7, 4, 3_000, List.of()));
        assertThat(merge.contents(merge.thinned()).alarms()).hasSize(3);
    }

    private static OpenedBatch batch(long number, RollCall call) {
        BatchContents contents =
                new BatchContents(List.of(), List.of(), null, List.of(), List.of(), List.of(alarm(number)), call);
        return new OpenedBatch(
                new BatchId("GW-1", 1, Lane.ROUTINE, number), new ClockStamp(5, number, 0, true), 0, contents);
    }

    private static Alarm alarm(long number) {
        return new Alarm(new AlarmId(7, number), AlarmKind.SOS, 9, AlarmSeverity.HIGH, null, 5, null);
    }
}
