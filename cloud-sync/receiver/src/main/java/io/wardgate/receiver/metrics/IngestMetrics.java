package io.wardgate.receiver.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.wardgate.api.alarm.Alarm;
import io.wardgate.api.alarm.AlarmSeverity;
import io.wardgate.api.alarm.AlarmState;
import io.wardgate.api.batch.Lane;
import io.wardgate.api.tap.Decision;
import io.wardgate.api.tap.Tap;
import io.wardgate.receiver.store.StoredCounts;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counters of what was committed. Safe from any thread. */
public final class IngestMetrics {

    private final Map<Lane, Counter> batches = new EnumMap<>(Lane.class);
    private final Map<Lane, Timer> lag = new EnumMap<>(Lane.class);
    private final Map<AlarmState, Map<AlarmSeverity, Counter>> alarms = new EnumMap<>(AlarmState.class);
    private final Map<Decision, Counter> taps = new EnumMap<>(Decision.class);
    private final Counter repeated;
    private final Counter readings;
    private final Counter duplicates;
    private final Counter asides;
    private final Counter drops;
    private final Counter failures;
    private final Timer commit;
    private final DistributionSummary groupSize;

    public IngestMetrics(MeterRegistry registry) {
        for (Lane lane : Lane.values()) {
            String label = lane.name().toLowerCase(Locale.ROOT);
            batches.put(lane, registry.counter("wardgate.batches", "lane", label));
            lag.put(
                    lane,
                    Timer.builder("wardgate.lag")
                            .description("From the sample to its commit, for each stored batch's newest reading")
                            .tag("lane", label)
                            .serviceLevelObjectives(
                                    Duration.ofMillis(250),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(10),
                                    Duration.ofMinutes(1))
                            .register(registry));
        }
        for (AlarmState state : AlarmState.values()) {
            Map<AlarmSeverity, Counter> counters = new EnumMap<>(AlarmSeverity.class);
            for (AlarmSeverity severity : AlarmSeverity.values()) {
                counters.put(
                        severity,
                        registry.counter("wardgate.alarms", "state", label(state), "severity", label(severity)));
            }
            alarms.put(state, counters);
        }
        for (Decision decision : Decision.values()) {
            taps.put(decision, registry.counter("wardgate.taps", "decision", label(decision)));
        }
        repeated = registry.counter("wardgate.batches.repeated");
        readings = registry.counter("wardgate.readings.stored");
        duplicates = registry.counter("wardgate.readings.duplicate");
        asides = registry.counter("wardgate.readings.aside");
        drops = registry.counter("wardgate.readings.declared.dropped");
        failures = registry.counter("wardgate.commit.failures");
        groupSize = DistributionSummary.builder("wardgate.commit.batches").register(registry);
        commit = Timer.builder("wardgate.commit")
                .description("One group from its first statement to the end of the disk sync")
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(registry);
    }

    public void batchStored(Lane lane, StoredCounts counts, long dropped) {
        counter(lane).increment();
        readings.increment(counts.stored());
        duplicates.increment(counts.duplicates());
        asides.increment(counts.aside().size());
        drops.increment(dropped);
    }

    /** A gateway told that an alarm began or ended. */
    public void alarm(Alarm alarm) {
        Map<AlarmSeverity, Counter> counters = Objects.requireNonNull(alarms.get(alarm.state()));
        Objects.requireNonNull(counters.get(alarm.severity())).increment();
    }

    /** A gateway told of a tap. */
    public void tap(Tap tap) {
        Objects.requireNonNull(taps.get(tap.decision())).increment();
    }

    public void batchRepeated() {
        repeated.increment();
    }

    public void lag(Lane lane, long millis) {
        Timer timer = lag.get(lane);
        if (timer != null && millis >= 0) {
            timer.record(Duration.ofMillis(millis));
        }
    }

    public void groupCommitted(int batchCount, Duration took) {
        groupSize.record(batchCount);
        commit.record(took);
    }

    public void commitFailed() {
        failures.increment();
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Counter counter(Lane lane) {
        Counter counter = batches.get(lane);
        if (counter == null) {
            throw new IllegalStateException("no counter of lane " + lane);
        }
        return counter;
    }
}
