package io.wardgate.uplink.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Drop;
import io.wardgate.api.batch.DropReason;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.batch.SealedBatch;
import io.wardgate.protocol.api.OpenedBatch;
import io.wardgate.uplink.peer.Ward;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Ward ward = new Ward();
    private final Backlog backlog = new Backlog(ward.store, ward.clock, () -> {});

    @Test
    void packsWhatWaitedIntoFewBulkBatchesAndLeavesTheLastMinuteAlone() throws Exception {
        ward.seconds(1_060);

        work(20, true);

        assertThat(ward.stored(Lane.ROUTINE)).hasSizeBetween(59, 62);
        assertThat(ward.stored(Lane.BULK)).hasSizeBetween(3, 5).allSatisfy(batch -> {
            assertThat(batch.declaredReadings()).isLessThanOrEqualTo(4_000);
        });
        assertThat(ward.store.unacknowledged(Lane.BULK, null, 9))
                .allMatch(batch -> batch.envelope().length <= 16 << 10);
        assertThat(ward.kept()).isEqualTo(ward.produced);
        assertThat(figure("resealedReadings")).isEqualTo(ward.produced.size() - 10L * routine());
    }

    @Test
    void keepsTheTimeOfEveryReading() throws Exception {
        ward.seconds(100);
        long firstMillis = wallMillisOfFirst(Lane.ROUTINE);

        work(5, true);

        assertThat(wallMillisOfFirst(Lane.BULK)).isEqualTo(firstMillis);
    }

    @Test
    void waitsWhileTheLineIsDownUntilABatchIsFull() throws Exception {
        ward.seconds(200);
        work(5, false);
        assertThat(ward.stored(Lane.BULK)).isEmpty();

        ward.seconds(400);
        work(5, false);
        assertThat(ward.stored(Lane.BULK)).hasSize(1);
        assertThat(ward.kept()).isEqualTo(ward.produced);
    }

    @Test
    void leavesAloneWhatIsOnItsWay() throws Exception {
        ward.seconds(200);
        Set<BatchId> sent = Set.of(id(1), id(2), id(50));

        for (int step = 0; step < 9; step++) {
            backlog.step(sent::contains, true);
        }

        assertThat(ward.stored(Lane.ROUTINE)).extracting(OpenedBatch::id).containsAll(sent);
        assertThat(ward.kept()).isEqualTo(ward.produced);
    }

    @Test
    void carriesDeclaredLossesOver() throws Exception {
        Drop drop = new Drop(9, Lane.ROUTINE, 1, 5, 6, 2, DropReason.LANE_QUEUE_FULL);
        ward.seconds(30);
        ward.second(List.of(drop));
        ward.seconds(130);

        work(5, true);

        assertThat(ward.stored(Lane.BULK))
                .flatMap(batch -> batch.contents().drops())
                .containsExactly(drop);
    }

    @Test
    void leavesABatchAloneThatCannotBeOpened() throws Exception {
        ward.seconds(20);
        SealedBatch broken = new SealedBatch(ward.store.reserve(Lane.ROUTINE), 10, new byte[] {1, 2, 3});
        ward.seconds(120);
        ward.store.append(broken).join();

        work(9, true);

        assertThat(ward.store.unacknowledged(Lane.ROUTINE, null, 1)).containsExactly(broken);
        assertThat(backlog.isStale(broken)).isFalse();
    }

    @Test
    void mergesNoBatchesOfDifferentClocks() throws Exception {
        ward.seconds(100);
        ward.clock.setWall(3_600_000);
        ward.seconds(200);

        work(9, true);

        assertThat(ward.stored(Lane.BULK)).hasSize(2);
        assertThat(ward.kept()).isEqualTo(ward.produced);
    }

    @Test
    void thinsTheBacklogOfAFullStoreAndDeclaresEveryRecordThatGoes() throws Exception {
        ward.seconds(1_200);
        work(20, true);
        ward.seconds(600);
        ward.store.fillPercent = 85;

        work(40, true);

        Set<String> both = new TreeSet<>(ward.kept());
        assertThat(ward.declared()).doesNotContainAnyElementsOf(both);
        both.addAll(ward.declared());
        assertThat(both).isEqualTo(ward.produced);
        assertThat(figure("decimatedReadings")).isEqualTo(ward.declared().size());
        assertThat(ward.kept()).hasSizeLessThan(ward.produced.size() / 10);
        assertThat(ward.stored(Lane.BULK))
                .flatMap(batch -> batch.contents().drops())
                .allMatch(drop -> drop.reason() == DropReason.DECIMATED && drop.lane() == Lane.ROUTINE)
                .allMatch(drop -> drop.count() == drop.toSequence() - drop.fromSequence() + 1);
    }

    @Test
    void givesNothingUpInAFullStoreThatPackingMakesRoomIn() throws Exception {
        ward.seconds(1_200);
        ward.store.fillPercent = 85;
        while (ward.stored(Lane.ROUTINE).size() > 62) {
            work(1, true);
        }
        ward.store.fillPercent = 20;
        work(20, true);

        assertThat(ward.declared()).isEmpty();
        assertThat(ward.kept()).isEqualTo(ward.produced);
    }

    @Test
    void leavesEverythingWaitingIfTheStoreCannotTakeTheNewBatches() throws Exception {
        ward.seconds(200);
        ward.store.failsToReplace = true;

        work(9, true);
        assertThat(ward.kept()).isEqualTo(ward.produced);
        assertThat(ward.stored(Lane.BULK)).isEmpty();
        assertThat(figure("resealFailures")).isEqualTo(1);

        ward.store.failsToReplace = false;
        ward.clock.passMillis(30_000);
        work(9, true);
        assertThat(ward.stored(Lane.BULK)).isNotEmpty();
    }

    @Test
    void leavesADeclarationOfAnEarlierLifeUnderItsOldId() throws Exception {
        Drop drop = new Drop(9, Lane.ROUTINE, 1, 5, 6, 2, DropReason.LANE_QUEUE_FULL);
        ward.earlierLife(1, List.of(drop));
        ward.earlierLife(2, List.of());
        ward.earlierLife(3, List.of());
        ward.seconds(100);
        assertThat(backlog.liveAfter(new BatchId("GW-1", 6, Lane.ROUTINE, 1)).sequence())
                .isBetween(38L, 41L);

        work(9, true);

        assertThat(ward.stored(Lane.ROUTINE)).first().satisfies(batch -> {
            assertThat(batch.id().epoch()).isEqualTo(6);
            assertThat(batch.contents().drops()).containsExactly(drop);
        });
        assertThat(ward.stored(Lane.BULK))
                .flatMap(batch -> batch.contents().drops())
                .isEmpty();
        assertThat(ward.kept()).isEqualTo(ward.produced);
    }

    @Test
    void findsTheEdgeOfLiveDataBehindALongBacklog() {
        ward.seconds(5_000);

        BatchId edge = backlog.liveAfter(id(1));

        assertThat(edge.sequence()).isBetween(4_938L, 4_941L);
    }

    private void work(int steps, boolean lineUp) {
        for (int step = 0; step < steps; step++) {
            backlog.step(id -> false, lineUp);
        }
    }

    private long routine() throws Exception {
        return ward.stored(Lane.ROUTINE).size();
    }

    private long wallMillisOfFirst(Lane lane) throws Exception {
        OpenedBatch batch = ward.stored(lane).get(0);
        return batch.clock().wallMillisOf(batch.contents().readings().get(0).sampledMonoMillis());
    }

    private long figure(String name) {
        Map<String, Long> figures = new LinkedHashMap<>();
        backlog.addFigures(figures);
        return Objects.requireNonNull(figures.get(name));
    }

    private static BatchId id(long sequence) {
        return new BatchId("GW-1", 7, Lane.ROUTINE, sequence);
    }
}
