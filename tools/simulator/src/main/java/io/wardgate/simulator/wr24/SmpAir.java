package io.wardgate.simulator.wr24;

import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SMP packets between the receiver and its bands (docs/wire/wr24-v1.md, 30): one a band towards the air, given to it in a
 * slot behind one of its frames; the answer comes with a later frame. Either way may lose it. Owned by the receiver's
 * thread.
 */
final class SmpAir {

    private static final int ROOM = 512;
    private static final long HOLD_MILLIS = 10_000;
    private static final int MOST_TRIES = 3;

    private final Map<Long, Band> bands = new HashMap<>();
    private final Chance chance;
    private final double loss;
    private long packets;

    /** What is under way for one band. */
    private static final class Band {
        private final SmpPieces pieces = new SmpPieces();
        private byte[] request = {};
        private byte[] answer = {};
        private long heldSinceMillis;
        private int tries;
    }

    SmpAir(Chance chance, double loss) {
        this.chance = chance;
        this.loss = loss;
    }

    /** A piece came from the gateway; a packet that it completes takes the place of an older one. */
    void piece(long devId, byte[] payload, long atMillis) {
        if (bands.size() == ROOM && !bands.containsKey(devId)) {
            return;
        }
        Band band = bands.computeIfAbsent(devId, any -> new Band());
        band.pieces.take(payload, atMillis).ifPresent(packet -> {
            band.request = packet;
            band.heldSinceMillis = atMillis;
            band.tries = 0;
        });
    }

    /** A band has sent and listens; the payloads of what it says. */
    List<byte[]> slot(long devId, long atMillis) {
        Band band = bands.get(devId);
        if (band == null) {
            return List.of();
        }
        if (band.answer.length > 0) {
            byte[] answer = band.answer;
            band.answer = new byte[0];
            return isLost() ? List.of() : SmpPieces.cut(answer);
        }
        if (band.request.length > 0) {
            give(devId, band, atMillis);
        }
        return List.of();
    }

    /** A boot loses everything. */
    void forget() {
        bands.clear();
    }

    private void give(long devId, Band band, long atMillis) {
        boolean late = atMillis - band.heldSinceMillis > HOLD_MILLIS;
        boolean lost = late || isLost();
        band.tries++;
        if (!lost) {
            Optional<byte[]> answer = SmpBand.answer(devId, band.request);
            band.answer = answer.orElseGet(() -> new byte[0]);
        }
        if (!lost || late || band.tries == MOST_TRIES) {
            band.request = new byte[0];
        }
    }

    private boolean isLost() {
        return chance.uniform(Chance.WARD, Purpose.SMP_LOSS, packets++) < loss;
    }
}
