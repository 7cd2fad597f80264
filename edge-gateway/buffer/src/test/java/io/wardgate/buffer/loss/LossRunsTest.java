package io.wardgate.buffer.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.buffer.file.BatchKey;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LossRunsTest {

    private final TreeMap<BatchKey, Integer> lost = new TreeMap<>();

    @Test
    void makesOneDropOfNeighboursAndTwoOfOthers() {
        lose(1, 10, 4);
        lose(1, 11, 0);
        lose(1, 12, 5);
        lose(1, 14, 6);
        lose(2, 15, 7);

        assertThat(runs()).containsExactly(drop(1, 10, 12, 9), drop(1, 14, 14, 6), drop(2, 15, 15, 7));
    }

    @Test
    void namesRunsWithoutReadingsToo() {
        lose(1, 1, 0);
        lose(1, 5, 3);

        assertThat(runs()).containsExactly(drop(1, 1, 1, 0), drop(1, 5, 5, 3));
    }

    @Test
    void comesBackFromANoteWordForWord() {
        lose(0x7_1234_5678L, 1, 4);
        lose(0x7_1234_5678L, 9, 4);

        assertThat(LossNote.read(new LossNote(runs()).toOctets())).contains(new LossNote(runs()));
    }

    @Test
    void isNoNoteWhenAnOctetChanged() {
        lose(1, 1, 4);
        byte[] note = new LossNote(runs()).toOctets();
        for (int at = 0; at < note.length - 1; at++) {
            byte[] changed = note.clone();
            changed[at] ^= 1;
            assertThat(LossNote.read(changed)).as("octet %d", at).isEmpty();
        }
    }

    private void lose(long epoch, long sequence, int readings) {
        lost.put(new BatchKey(epoch, sequence), readings);
    }

    private List<Drop> runs() {
        return LossRuns.of(Lane.ROUTINE, lost, DropReason.STORE_FULL);
    }

    private static Drop drop(long epoch, long from, long to, long readings) {
        return new Drop(0, Lane.ROUTINE, 0, from, to, readings, DropReason.STORE_FULL, epoch);
    }
}
