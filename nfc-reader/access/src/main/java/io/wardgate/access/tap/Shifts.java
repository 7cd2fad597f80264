package io.wardgate.access.tap;

import io.wardgate.api.tap.TapId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is on shift, as taps tell: the first begins one, the next ends it. A shift that was not ended within 16 h is
 * forgotten, and the next tap begins another. Holds the newest 4,096, in memory: after a restart every first tap begins.
 *
 * <p>For the threads of all readers.
 */
public final class Shifts {

    static final long LONGEST_MILLIS = 16 * 3_600_000L;
    static final int MOST = 4_096;

    private record Begun(TapId tap, long monoMillis) {}

    private final Map<String, Begun> begun = new LinkedHashMap<>();

    /** @return what the tap belongs to: empty if it begins a shift, else the tap that began it */
    synchronized String toggle(String subject, TapId tap, long monoMillis) {
        Begun before = begun.remove(subject);
        if (before != null && monoMillis - before.monoMillis() < LONGEST_MILLIS) {
            return TapRecorder.text(before.tap());
        }
        begun.put(subject, new Begun(tap, monoMillis));
        if (begun.size() > MOST) {
            begun.remove(begun.keySet().iterator().next());
        }
        return "";
    }
}
