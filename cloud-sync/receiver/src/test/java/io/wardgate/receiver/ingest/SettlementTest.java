package io.wardgate.receiver.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.protocol.api.BatchContents;
import io.wardgate.protocol.api.ClockStamp;
import io.wardgate.protocol.api.OpenedBatch;
import io.wardgate.receiver.metrics.IngestMetrics;
import io.wardgate.receiver.metrics.Refusals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private final List<String> told = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static Outcome outcome(String gateway, Receipt receipt) {
        OpenedBatch batch = new OpenedBatch(
                new BatchId(gateway, 1, Lane.ROUTINE, 1),
                new ClockStamp(1, 0, 0, true),
                0,
                new BatchContents(List.of(), List.of(), null));
        return Outcome.repeated(new Arrival(gateway, "test", new byte[0], "", 0, new Content.Readable(batch), receipt));
    }

    private Settlement settlement(AnswerOutlet... outlets) {
        return new Settlement(
                new AnswerComposer("receiver", new CreditPolicy(new IngestQueue())),
                List.of(outlets),
                new IngestMetrics(registry),
                new Refusals(registry, InstantSource.system()),
                group -> told.add("board"));
    }

    @Test
    void aConnectionThatBreaksWhileItIsToldKeepsNobodyElseFromBeingTold() {
        Settlement settlement = settlement(
                (gateway, answer) -> {
                    throw new IllegalStateException("closed");
                },
                (gateway, answer) -> told.add("answer " + gateway));
        CommittedGroup group = new CommittedGroup(
                1,
                0,
                List.of(),
                List.of(
                        outcome("GW-1", verdict -> {
                            throw new NullPointerException("a part of the client is gone");
                        }),
                        outcome("GW-2", verdict -> told.add("receipt GW-2"))));

        settlement.settle(group, Duration.ofMillis(1));

        assertThat(told).containsExactly("answer GW-1", "answer GW-2", "receipt GW-2", "board");
    }
}
