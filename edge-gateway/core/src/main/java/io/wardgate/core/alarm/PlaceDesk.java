package io.wardgate.core.alarm;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.PlaceAlarms;
import io.wardgate.api.clock.GatewayClock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alarms about doors, tap points and zones: at most one open a kind and place. Whoever watches the place says when it begins
 * and when it is over; here it gets its number, and the roll call names it beside those of bands.
 *
 * <p>Bounded by the book, which has no more open alarms than a roll call can name. Safe from any thread.
 */
final class PlaceDesk implements PlaceAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(PlaceDesk.class);
    private static final int MAX_PLACE_CHARS = 64;

    private final AlarmBook book;
    private final GatewayClock clock;
    private final Map<Key, Alarm> open = new HashMap<>();

    private record Key(AlarmKind kind, String place) {}

    PlaceDesk(AlarmBook book, GatewayClock clock) {
        this.book = book;
        this.clock = clock;
    }

    @Override
    public synchronized void raise(AlarmKind kind, String place) {
        if (!kind.isOfPlace()) {
            throw new IllegalArgumentException("alarm " + kind + " is not about a place");
        }
        if (place.isEmpty() || place.length() > MAX_PLACE_CHARS) {
            throw new IllegalArgumentException(
                    "id of a place has " + place.length() + " characters; allowed: 1 to " + MAX_PLACE_CHARS);
        }
        Key key = new Key(kind, place);
        if (open.containsKey(key)) {
            return;
        }
        Alarm alarm = book.raise(kind, place, clock.monoMillis());
        if (alarm != null) {
            open.put(key, alarm);
            LOG.info("alarm {} at {} raised", kind, place);
        }
    }

    @Override
    public synchronized void clear(AlarmKind kind, String place) {
        end(open.remove(new Key(kind, place)), AlarmEnd.CALM);
    }

    /** The watch is over: nothing may stay open that nobody watches. */
    synchronized void close() {
        open.values().forEach(alarm -> end(alarm, AlarmEnd.UNWATCHED));
        open.clear();
    }

    private void end(@Nullable Alarm alarm, AlarmEnd end) {
        if (alarm != null) {
            book.end(alarm, clock.monoMillis(), end);
            LOG.info("alarm {} at {} is over: {}", alarm.kind(), alarm.place(), end);
        }
    }
}
