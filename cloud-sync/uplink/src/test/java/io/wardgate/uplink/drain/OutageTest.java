package io.wardgate.uplink.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.BatchId;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.uplink.Uplink;
import io.wardgate.api.uplink.UplinkListener;
import io.wardgate.protocol.api.BatchCodec;
import io.wardgate.protocol.api.WireException;
import io.wardgate.uplink.peer.Answers;
import io.wardgate.uplink.peer.Ward;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The line is away for half an hour; when it is back, live data goes first and the backlog behind it, all of it. */
class OutageTest {

    private final Ward ward = new Ward();
    private final Line line = new Line();
    private final DrainRound round = new DrainRound(
            new DrainSettings(16, 5_000),
            ward.store,
            line,
            ward.clock,
            "GW-1",
            new RoundTrip(),
            new DrainCounters(),
            () -> {});

    @Test
    void sendsLiveDataFirstAndThenEverythingThatWaited() throws Exception {
        seconds(1_800);
        assertThat(ward.store.unacknowledged(Lane.BULK, null, 99)).hasSizeBetween(3, 6);

        line.up = true;
        round.cameUp(Lane.ROUTINE);
        round.run();
        assertThat(line.sent)
                .filteredOn(id -> id.lane() == Lane.ROUTINE)
                .first()
                .satisfies(id -> assertThat(id.sequence()).isGreaterThanOrEqualTo(1_735));

        seconds(120);
        assertThat(line.records).containsAll(ward.produced);
        assertThat(ward.store.pending()).isLessThanOrEqualTo(1);
        assertThat(line.sent).filteredOn(id -> id.lane() == Lane.BULK).hasSizeBetween(4, 9);
    }

    @Test
    void findsLiveDataAtOnceBehindABacklogThatNobodyHasPackedYet() {
        ward.seconds(3_000);
        round.appended();
        line.up = true;

        round.run();

        assertThat(line.sent).isNotEmpty().allMatch(id -> id.sequence() > 2_930);
    }

    private void seconds(int count) {
        for (int second = 0; second < count; second++) {
            ward.second();
            round.appended();
            for (int times = 0; times < 4; times++) {
                round.run();
                line.answer();
            }
        }
    }

    /** Answers what was sent since the last time. */
    private final class Line implements Uplink {

        boolean up;
        final List<BatchId> sent = new ArrayList<>();
        final Set<String> records = new TreeSet<>();
        private final BatchCodec codec = new BatchCodec();
        private int answered;

        void answer() {
            for (; answered < sent.size(); answered++) {
                BatchId id = sent.get(answered);
                round.answered(Answers.committed(id.lane(), id.sequence(), id.sequence()));
            }
        }

        @Override
        public boolean isUp(Lane lane) {
            return up;
        }

        @Override
        public boolean send(Lane lane, byte[] envelope) {
            try {
                sent.add(codec.peekId(envelope));
                records.addAll(ward.records(envelope));
            } catch (WireException e) {
                throw new IllegalStateException(e);
            }
            return true;
        }

        @Override
        public void open(UplinkListener listener) {}

        @Override
        public void reset(Lane lane, String reason) {}

        @Override
        public void close() {}
    }
}
