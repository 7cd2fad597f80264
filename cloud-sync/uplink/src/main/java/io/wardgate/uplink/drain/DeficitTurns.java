package io.wardgate.uplink.drain;

import io.wardgate.api.batch.Lane;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is among lanes that share a connection, by octets: of 13 octets 8 are alarms, 4 routine, 1 bulk, while
 * all three have some. A batch larger than what its lane has saved up may go, and the lane pays the debt before its next
 * turn. A lane that has nothing, or may not send, leaves its turns to the others and saves nothing up. So none starves.
 *
 * <p>Deficit round robin (Shreedhar and Varghese, 1995). Owned by the drain's thread.
 */
final class DeficitTurns {

    /** Octets that a weight of 1 earns in a round. */
    private static final int QUANTUM = 1_024;

    private final List<Lane> lanes;
    private final long[] saved;

    DeficitTurns(List<Lane> lanes) {
        this.lanes = List.copyOf(lanes);
        this.saved = new long[this.lanes.size()];
    }

    /**
     * The lane to send from next, or null if none can. Its turn counts only after {@link #took}.
     *
     * @param nextOctets size of a lane's next batch, or 0 if it has none that may go now
     */
    @Nullable
    Lane next(ToIntFunction<Lane> nextOctets) {
        boolean[] ready = new boolean[saved.length];
        boolean any = false;
        for (int place = 0; place < saved.length; place++) {
            ready[place] = nextOctets.applyAsInt(lanes.get(place)) > 0;
            any |= ready[place];
        }
        if (!any) {
            return null;
        }
        while (true) {
            for (int place = 0; place < saved.length; place++) {
                if (ready[place] && saved[place] > 0) {
                    return lanes.get(place);
                }
            }
            earn(ready);
        }
    }

    void took(Lane lane, int octets) {
        saved[lanes.indexOf(lane)] -= octets;
    }

    private void earn(boolean[] ready) {
        for (int place = 0; place < saved.length; place++) {
            long earned = saved[place] + (long) QUANTUM * weight(lanes.get(place));
            saved[place] = ready[place] ? earned : Math.min(0, earned);
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
