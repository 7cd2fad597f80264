package io.wardgate.uplink.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.wardgate.api.batch.Lane;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class DeficitTurnsTest {

    private final DeficitTurns turns = new DeficitTurns(List.of(Lane.ALARM, Lane.ROUTINE, Lane.BULK));
    private final Map<Lane, Long> octets = new EnumMap<>(Lane.class);

    @Test
    void sharesTheOctetsEightToFourToOneWhateverTheBatchesMeasure() {
        send(4_000_000, lane -> switch (lane) {
            case EMERGENCY, ALARM -> 300;
            case ROUTINE -> 2_500;
            case BULK -> 16_000;
        });

        assertThat(share(Lane.ALARM)).isBetween(0.60, 0.63);
        assertThat(share(Lane.ROUTINE)).isBetween(0.29, 0.32);
        assertThat(share(Lane.BULK)).isBetween(0.07, 0.085);
    }

    @Test
    void leavesTheTurnsOfALaneWithoutBatchesToTheOthers() {
        send(1_000_000, lane -> lane == Lane.ALARM ? 0 : 1_000);

        assertThat(share(Lane.ROUTINE)).isBetween(0.78, 0.82);
        assertThat(share(Lane.BULK)).isBetween(0.18, 0.22);
    }

    @Test
    void letsALaneThatWasIdleSaveNothingUp() {
        send(1_000_000, lane -> lane == Lane.BULK ? 1_000 : 0);
        octets.clear();

        send(26_000, lane -> 1_000);

        assertThat(octets).containsKeys(Lane.ALARM, Lane.ROUTINE);
        assertThat(share(Lane.BULK)).isLessThanOrEqualTo(0.12);
    }

    @Test
    void hasNoTurnIfNobodyCanSend() {
        assertThat(turns.next(lane -> 0)).isNull();
    }

    private void send(long total, ToIntFunction<Lane> sizes) {
        for (long sent = 0; sent < total; ) {
            Lane lane = Objects.requireNonNull(turns.next(sizes));
            int size = sizes.applyAsInt(lane);
            turns.took(lane, size);
            octets.merge(lane, (long) size, Long::sum);
            sent += size;
        }
    }

    private double share(Lane lane) {
        double all = octets.values().stream().mapToLong(Long::longValue).sum();
        return octets.getOrDefault(lane, 0L) / all;
    }
}
