package io.wardgate.simulator.faults.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.simulator.faults.Count;
import io.wardgate.simulator.faults.Tally;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker must see what it is there to see. */
class StoreCheckTest {

    private final Ledger ledger = new Ledger();
    private final Tally tally = new Tally();
    private final StoreCheck check = new StoreCheck(ledger, tally, "test");
    private final Appender appender = new Appender(ledger, new SplittableRandom(1));
    private StoreUnderTest open;

    @BeforeEach
    void open(@TempDir Path directory) {
        open = StoreUnderTest.open(StoreKind.H2, directory.resolve("buffer"), 64, ledger.drops());
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void holdsWhenEverythingAcknowledgedIsThere() {
        appender.append(open.store(), Lane.ROUTINE, 5).join();

        assertThat(check()).isZero();
        assertThat(tally.misses()).isEmpty();
    }

    @Test
    void seesABatchThatIsGone() {
        BatchKey key = appender.append(open.store(), Lane.ROUTINE, 5).join();
        ledger.acknowledged(new BatchKey(Lane.ROUTINE, key.epoch(), key.sequence() + 1));

        assertThat(check()).isEqualTo(1);
        assertThat(tally.misses()).singleElement().asString().contains("1 acknowledged batches lost");
    }

    @Test
    void acceptsADeclaredLossOfThisEpochOnly() {
        BatchKey lost = new BatchKey(Lane.ROUTINE, 5, 1);
        ledger.acknowledged(lost);
        ledger.drops().declare(new Drop(0, Lane.ROUTINE, 0, 1, 1, 10, DropReason.BATCH_CORRUPT, 6));
        assertThat(check()).isEqualTo(1);

        ledger.acknowledged(new BatchKey(Lane.ROUTINE, 6, 1));
        assertThat(check()).isZero();
    }

    @Test
    void acceptsThatAReplacedBatchIsGoneOnlyWhenAllThatReplacesItIsThere() {
        BatchKey fresh = appender.append(open.store(), Lane.ROUTINE, 5).join();
        BatchKey old = new BatchKey(Lane.ROUTINE, fresh.epoch(), 100);
        BatchKey missing = new BatchKey(Lane.ROUTINE, fresh.epoch(), 101);
        ledger.acknowledged(old);
        ledger.note("R " + old + " " + fresh + "," + missing + ";");
        assertThat(check()).isEqualTo(1);

        BatchKey other = new BatchKey(Lane.ROUTINE, fresh.epoch(), 102);
        ledger.acknowledged(other);
        ledger.note("R " + other + " " + fresh + ";");
        assertThat(check()).isZero();
    }

    @Test
    void seesABatchWithOtherOctetsThanWereAppended() {
        BatchKey key = appender.append(open.store(), Lane.ROUTINE, 5).join();
        ledger.note("T " + key + " 0000000000000001;");

        check();

        assertThat(tally.misses()).anyMatch(miss -> miss.contains("other octets"));
        assertThat(tally.misses()).anyMatch(miss -> miss.contains("two different bodies"));
    }

    @Test
    void doesNotCountALineThatTheKillCut() {
        assertThat(ledger.note("A ROUTINE/0000000000000001/1")).isFalse();
        assertThat(ledger.acknowledged()).isEmpty();
    }

    @Test
    void countsWhatBecameOfEachBatch() {
        BatchKey settled = appender.append(open.store(), Lane.ALARM, 5).join();
        appender.settle(open.store(), settled);
        appender.append(open.store(), Lane.ALARM, 5).join();

        check.count();

        assertThat(tally.get(Count.ACKNOWLEDGED)).isEqualTo(2);
        assertThat(tally.get(Count.SETTLED)).isEqualTo(1);
    }

    private int check() {
        return check.check(open.store());
    }
}
