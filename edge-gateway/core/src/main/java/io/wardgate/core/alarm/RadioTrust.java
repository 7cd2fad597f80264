package io.wardgate.core.alarm;

import io.wardgate.api.advertisement.SourceStatistics.State;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when the silence of a band says anything of the band: not while the radio that heard it last cannot hear
 * (docs/adr/0105).
 *
 * <p>A radio that hears nobody suspects itself ({@link State#RECOVERING}). With many bands it is right; with
 * {@value #FEW} at most they may be silent indeed, and the alarm on a lone band must not wait for ever.
 *
 * <p>Owned by the desk, under its lock.
 */
final class RadioTrust {

    /** The radio cannot hear now. */
    static final long NOT_NOW = Long.MAX_VALUE;

    static final int FEW = 2;

    private final Map<String, Long> sinceMillis = new HashMap<>();

    /**
     * @param states of all radios of the gateway; one that was there and is not now is gone
     * @param bands by radio, that were heard by it last and are not known to be silent
     */
    void update(Map<String, State> states, Map<String, Integer> bands, long nowMillis) {
        sinceMillis.replaceAll((radio, since) -> states.containsKey(radio) ? since : NOT_NOW);
        states.forEach((radio, state) -> {
            if (!hears(state, bands.getOrDefault(radio, 0))) {
                sinceMillis.put(radio, NOT_NOW);
            } else if (sinceMillis.getOrDefault(radio, NOT_NOW) == NOT_NOW) {
                sinceMillis.put(radio, nowMillis);
            }
        });
    }

    /** Since when it hears, or {@link #NOT_NOW}; always, if nobody ever told of it. */
    long sinceMillis(String radio) {
        return sinceMillis.getOrDefault(radio, Long.MIN_VALUE);
    }

    private static boolean hears(State state, int bands) {
        return state == State.SCANNING || state == State.RECOVERING && bands <= FEW;
    }
}
