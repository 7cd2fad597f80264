package io.wardgate.receiver.live;

import io.wardgate.api.reading.Metric;
import io.wardgate.receiver.store.StoredReading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest state of one device. Newest is by time of sampling: data that was delayed never overwrites newer.
 *
 * <p>Vital signs are those of the newest reading alone. Blood pressure, steps and battery are measured now and then;
 * their last value stays for {@value #EPISODIC_MILLIS} ms. A doubtful heart rate is shown, but does not bend the trend.
 *
 * <p>Not thread-safe: guarded by {@link LiveBoard}.
 */
final class BandState {

    private static final int TREND_LENGTH = 40;
    private static final long UNTOLD = -1;
    private static final long EPISODIC_MILLIS = 1_800_000;
    private static final Set<Metric> EPISODIC =
            EnumSet.of(Metric.SYSTOLIC, Metric.DIASTOLIC, Metric.STEPS, Metric.BATTERY);

    private record Timed(long atMillis, int value) {}

    private final TreeMap<Long, Integer> heartRates = new TreeMap<>();
    private final Map<Metric, Timed> episodic = new EnumMap<>(Metric.class);
    private StoredReading newest;
    private @Nullable Long lagMillis;
    private long version = UNTOLD;

    BandState(StoredReading first) {
        newest = first;
        remember(first);
    }

    /** Takes a reading in; true if anything that the page shows has changed, so not if it is known already. */
    boolean update(StoredReading reading, @Nullable Long lag, long newVersion) {
        if (lag == null && version != UNTOLD && reading.equals(newest)) {
            return false;
        }
        boolean remembered = remember(reading);
        boolean isNewest = !isOlder(reading);
        if (isNewest) {
            newest = reading;
            lagMillis = lag;
        }
        if (isNewest || remembered) {
            version = newVersion;
        }
        return isNewest || remembered;
    }

    /** Of two at the same millisecond the later numbered one is newer, in whatever order they come. */
    private boolean isOlder(StoredReading reading) {
        int byTime = Long.compare(reading.sampledAtMillis(), newest.sampledAtMillis());
        return byTime < 0 || byTime == 0 && reading.sequence() < newest.sequence();
    }

    long version() {
        return version;
    }

    StoredReading newest() {
        return newest;
    }

    @Nullable
    Long lagMillis() {
        return lagMillis;
    }

    List<Integer> heartRateTrend() {
        return new ArrayList<>(heartRates.values());
    }

    /** The value to show; null if absent or too old. */
    @Nullable
    Integer value(Metric metric) {
        if (newest.values().has(metric)) {
            return newest.values().get(metric);
        }
        Timed last = episodic.get(metric);
        if (last == null || newest.sampledAtMillis() - last.atMillis() > EPISODIC_MILLIS) {
            return null;
        }
        return last.value();
    }

    private boolean remember(StoredReading reading) {
        boolean changed = false;
        long atMillis = reading.sampledAtMillis();
        for (Metric metric : EPISODIC) {
            Timed last = episodic.get(metric);
            if (reading.values().has(metric) && (last == null || last.atMillis() <= atMillis)) {
                Timed taken = new Timed(atMillis, reading.values().get(metric));
                changed |= !taken.equals(episodic.put(metric, taken));
            }
        }
        if (reading.values().has(Metric.HEART_RATE) && (reading.suspect() & Metric.HEART_RATE.mask()) == 0) {
            Integer rate = reading.values().get(Metric.HEART_RATE);
            boolean isNew = !rate.equals(heartRates.put(atMillis, rate));
            if (heartRates.size() > TREND_LENGTH) {
                heartRates.pollFirstEntry();
            }
            changed |= isNew && heartRates.containsKey(atMillis);
        }
        return changed;
    }
}
