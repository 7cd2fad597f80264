package io.wardgate.uplink.drain;

import io.wardgate.api.batch.Lane;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is among lanes that share a connection: of 13 batches 8 are alarms, 4 routine, 1 bulk, while all three
 * have some; a lane without batches leaves its turns to the others. So none starves.
 *
 * <p>Owned by the drain's thread.
 */
final class WeightedTurns {

    private final List<Lane> lanes;
    private final int[] credit;

    WeightedTurns(List<Lane> lanes) {
        this.lanes = List.copyOf(lanes);
        this.credit = new int[this.lanes.size()];
        refill();
    }

    /** The lane to send from next, or null if none has a batch. Its turn counts only after {@link #took}. */
    @Nullable
    Lane next(Predicate<Lane> hasBatch) {
        boolean any = false;
        for (int place = 0; place < credit.length; place++) {
            if (hasBatch.test(lanes.get(place))) {
                if (credit[place] > 0) {
                    return lanes.get(place);
                }
                any = true;
            }
        }
        if (!any) {
            return null;
        }
        refill();
        return next(hasBatch);
    }

    void took(Lane lane) {
        credit[lanes.indexOf(lane)]--;
    }

    private void refill() {
        for (int place = 0; place < credit.length; place++) {
            credit[place] = weight(lanes.get(place));
        }
    }

    private static int weight(Lane lane) {
        return switch (lane) {
            case EMERGENCY, ALARM -> 8;
            case ROUTINE -> 4;
            case BULK -> 1;
        };
    }
}
