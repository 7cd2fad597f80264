package io.wardgate.core.alarm;

import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmEnd;
import io.wardgate.api.alarm.AlarmId;
import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.AlarmSeverity;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.alarm.RollCall;
import io.wardgate.core.event.GatewayEvents;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of this life of the gateway: numbers them, knows which are open, and tells the platform of each beginning and
 * end (docs/adr/0057).
 *
 * <p>Safe from any thread: both desks write in it, each under its own lock, and it asks neither.
 */
final class AlarmBook {

    private final long book;
    private final GatewayEvents events;
    private final TreeMap<Long, Alarm> open = new TreeMap<>();
    private final AtomicLongArray openBySeverity = new AtomicLongArray(AlarmSeverity.values().length);
    private final AtomicLong raised = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private long nextNumber = 1;

    /** @param book a number that no other life of any gateway has */
    AlarmBook(long book, GatewayEvents events) {
        this.book = book;
        this.events = events;
    }

    /** Raises an alarm; null if as many are open as a roll call can name. */
    @Nullable
    Alarm raise(AlarmKind kind, long deviceId, @Nullable Evidence evidence, long raisedMonoMillis) {
        return raise(kind, deviceId, evidence, raisedMonoMillis, "");
    }

    /** Raises an alarm about a place. */
    @Nullable
    Alarm raise(AlarmKind kind, String place, long raisedMonoMillis) {
        return raise(kind, 0, null, raisedMonoMillis, place);
    }

    private synchronized @Nullable Alarm raise(
            AlarmKind kind, long deviceId, @Nullable Evidence evidence, long raisedMonoMillis, String place) {
        if (open.size() >= RollCall.MAX_OPEN) {
            refused.incrementAndGet();
            return null;
        }
        AlarmId id = new AlarmId(book, nextNumber++);
        Alarm alarm = new Alarm(id, kind, deviceId, kind.severity(), evidence, raisedMonoMillis, null, place);
        open.put(id.number(), alarm);
        openBySeverity.incrementAndGet(alarm.severity().ordinal());
        raised.incrementAndGet();
        events.alarm(alarm);
        return alarm;
    }

    synchronized void end(Alarm alarm, long monoMillis, AlarmEnd end) {
        if (open.remove(alarm.id().number()) != null) {
            openBySeverity.decrementAndGet(alarm.severity().ordinal());
            ended.incrementAndGet();
            events.alarm(alarm.ended(Math.max(monoMillis, alarm.raisedMonoMillis()), end));
        }
    }

    /** Says which alarms are open. */
    synchronized void callTheRoll(long monoMillis) {
        events.rollCall(new RollCall(book, nextNumber, monoMillis, new ArrayList<>(open.keySet())));
    }

    long open(AlarmSeverity severity) {
        return openBySeverity.get(severity.ordinal());
    }

    long raised() {
        return raised.get();
    }

    long ended() {
        return ended.get();
    }

    long refused() {
        return refused.get();
    }
}
