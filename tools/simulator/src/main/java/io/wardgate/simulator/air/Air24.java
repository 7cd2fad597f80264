package io.wardgate.simulator.air;

import io.wardgate.simulator.chance.Chance;
import io.wardgate.simulator.chance.Purpose;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proprietary 2.4 GHz radio: each band has slots of its own, so frames do not collide; they are lost to distance and
 * to whatever else is on the air.
 *
 * <p>A band sends its frame during its advertising event, and both are decided at the same time. Owned by the ward's
 * thread.
 */
public final class Air24 {

    /** Between the advertising channels 37, 38 and 39 and the usual Wi-Fi channels. */
    private static final int[] CHANNELS_MHZ = {3, 25, 49, 74};

    private final Chance chance;
    private final boolean lossless;
    private final int firstSequence;
    private final Map<Integer, Integer> nextSequence = new HashMap<>();
    private final Deque<Uplink> received = new ArrayDeque<>();

    public Air24(Chance chance, boolean lossless, int firstSequence) {
        this.chance = chance;
        this.lossless = lossless;
        this.firstSequence = firstSequence;
    }

    /**
     * Sends a frame; call in order of time.
     *
     * @param reaches whether it is strong enough
     * @param damaged whether something else on the air damages it
     */
    public void transmit(long atMicros, Advertisement advertisement, double rssi, boolean reaches, boolean damaged) {
        int band = advertisement.band();
        int sequence = nextSequence.getOrDefault(band, firstSequence);
        nextSequence.put(band, sequence + 1 & 0xFFFF);
        if (lossless || reaches) {
            int slot = (int) (chance.uniform(band, Purpose.CHANNEL_24, atMicros) * CHANNELS_MHZ.length);
            received.add(new Uplink(
                    atMicros + Air.EVENT_MICROS,
                    advertisement,
                    Report.wholeDbm(rssi),
                    CHANNELS_MHZ[slot],
                    sequence,
                    damaged && !lossless));
        }
    }

    /** A band restarts, and with it the count of its frames. */
    public void restart(int band) {
        nextSequence.put(band, 0);
    }

    /** The oldest frame that was received before the given time, or null. */
    public @Nullable Uplink decide(long nextMicros) {
        Uplink oldest = received.peek();
        return oldest == null || oldest.atMicros() > nextMicros ? null : received.remove();
    }
}
