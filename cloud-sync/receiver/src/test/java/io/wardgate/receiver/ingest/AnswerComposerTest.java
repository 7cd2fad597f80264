package io.wardgate.receiver.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.buffer.AckRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerComposerTest {

    private static BatchId id(long epoch, Lane lane, long sequence) {
        return new BatchId("GW-1", epoch, lane, sequence);
    }

    @Test
    void neighboursBecomeOneRangeWhateverTheirOrder() {
        List<AckRange> ranges = AnswerComposer.ranges(List.of(
                id(1, Lane.ROUTINE, 3), id(1, Lane.ROUTINE, 1), id(1, Lane.ROUTINE, 2), id(1, Lane.ROUTINE, 2)));
        assertThat(ranges).containsExactly(new AckRange(1, Lane.ROUTINE, 1, 3));
    }

    @Test
    void gapsLanesAndEpochsPartRanges() {
        List<AckRange> ranges = AnswerComposer.ranges(
                List.of(id(1, Lane.ROUTINE, 1), id(1, Lane.ROUTINE, 3), id(1, Lane.ALARM, 2), id(2, Lane.ROUTINE, 4)));
        assertThat(ranges)
                .containsExactly(
                        new AckRange(1, Lane.ALARM, 2, 2),
                        new AckRange(1, Lane.ROUTINE, 1, 1),
                        new AckRange(1, Lane.ROUTINE, 3, 3),
                        new AckRange(2, Lane.ROUTINE, 4, 4));
    }
}
