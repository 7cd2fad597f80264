package io.wardgate.simulator.faults.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyncTraceTest {

    @Test
    void countsAnAcknowledgementWithoutASyncSinceItsBatchWasAnnounced() {
        SyncTrace trace = SyncTrace.of("""
                7 write(1, "T ROUTINE/0/1 ab;\\n", 18) = 18
                9 fdatasync(20) = 0
                9 write(1, "A ROUTINE/0/1;\\n", 15) = 15
                7 write(1, "T ROUTINE/0/2 ab;\\n", 18) = 18
                9 write(1, "A ROUTINE/0/2;\\n", 15) = 15
                """.lines());

        assertThat(trace).isEqualTo(new SyncTrace(2, 1));
    }

    @Test
    void doesNotTakeAFailedSyncForOne() {
        SyncTrace trace = SyncTrace.of("""
                7 write(1, "T ROUTINE/0/1 ab;\\n", 18) = 18
                9 fsync(20) = -1 EIO (Input/output error)
                9 write(1, "A ROUTINE/0/1;\\n", 15) = 15
                """.lines());

        assertThat(trace.unsynced()).isEqualTo(1);
    }

    @Test
    void takesASyncThatStraceWroteInTwoLines() {
        SyncTrace trace = SyncTrace.of("""
                7 write(1, "T ROUTINE/0/1 ab;\\n", 18) = 18
                9 fsync(20 <unfinished ...>
                8 write(3, "x", 1) = 1
                9 <... fsync resumed>) = 0
                9 write(1, "A ROUTINE/0/1;\\n", 15) = 15
                """.lines());

        assertThat(trace).isEqualTo(new SyncTrace(1, 0));
    }
}
