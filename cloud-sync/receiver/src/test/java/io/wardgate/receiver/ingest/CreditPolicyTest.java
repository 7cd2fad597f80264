package io.wardgate.receiver.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.protocol.api.OpenedBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditPolicyTest {

    private static final int GATEWAYS = 50;
    private static final int BACKLOG = 30;
    private static final int READINGS = 4_000;

    private final IngestQueue queue = new IngestQueue();
    private final CreditPolicy policy = new CreditPolicy(queue);

    private static Arrival arrival(int gateway, long sequence) {
        BatchId id = new BatchId("GW-" + gateway, 1, Lane.BULK, sequence);
        OpenedBatch batch = new OpenedBatch(
                id, new ClockStamp(1, 0, 0, true), READINGS, new BatchContents(List.of(), List.of(), null));
        return new Arrival(id.gateway(), "test", new byte[14_000], "", 0, new Content.Readable(batch), verdict -> {});
    }

    @Test
    void fiftyGatewaysAtOnceNeverOverfillTheQueueAndAllGetDone() throws Exception {
        int[] sent = new int[GATEWAYS];
        int[] answered = new int[GATEWAYS];
        int[] granted = new int[GATEWAYS];
        Arrays.fill(granted, 1);
        double fullest = 0;
        for (int round = 0; Arrays.stream(answered).sum() < GATEWAYS * BACKLOG; round++) {
            assertThat(round).as("rounds without an end").isLessThan(10_000);
            for (int gateway = 0; gateway < GATEWAYS; gateway++) {
                while (sent[gateway] < BACKLOG && sent[gateway] - answered[gateway] < granted[gateway]) {
                    queue.offer(arrival(gateway, ++sent[gateway]));
                }
            }
            fullest = Math.max(fullest, queue.fill());
            for (int gateway : commitOne()) {
                answered[gateway]++;
                granted[gateway] = policy.now().batches();
            }
        }
        assertThat(fullest).isLessThanOrEqualTo(1);
        assertThat(answered).containsOnly(BACKLOG);
    }

    @Test
    void aGatewayAloneGetsHalfTheRoom() throws Exception {
        queue.offer(arrival(1, 1));
        commitOne();
        assertThat(policy.now().batches()).isEqualTo(25);
        assertThat(policy.now().readingsPerSecond()).as("no limit").isZero();
    }

    @Test
    void theBulkLaneIsHeldBackWhileTheQueueIsMoreThanHalfFull() throws Exception {
        for (int gateway = 0; gateway < 30; gateway++) {
            queue.offer(arrival(gateway, 1));
            queue.offer(arrival(gateway, 2));
        }
        commitOne();
        assertThat(policy.now().batches()).isEqualTo(1);
        assertThat(policy.now().readingsPerSecond()).isPositive();
    }

    private List<Integer> commitOne() throws InterruptedException {
        List<Arrival> group = queue.take(Duration.ofSeconds(1), 8_000);
        List<Outcome> outcomes = new ArrayList<>();
        List<Integer> gateways = new ArrayList<>();
        for (Arrival arrival : group) {
            outcomes.add(Outcome.repeated(arrival));
            gateways.add(Integer.parseInt(arrival.gateway().substring(3)));
        }
        policy.observe(new CommittedGroup(1, 1_000, List.of(), outcomes), Duration.ofMillis(100));
        return gateways;
    }
}
