package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.alarm.Evidence;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The battery is at or below a level, or the band itself says that it is low; on the charger all is well.
 *
 * @param percent the level
 * @param hysteresis how many per cent above it the alarm ends
 */
record BatteryRule(int percent, int hysteresis, Delays delays) implements AlarmRule {

    @Override
    public AlarmKind kind() {
        return AlarmKind.BATTERY_LOW;
    }

    @Override
    public Verdict judge(Reading reading, LatestVitals latest) {
        if (Flag.CHARGING.in(reading.flags())) {
            return Verdict.CALM;
        }
        if (Flag.LOW_BATTERY.in(reading.flags())) {
            return Verdict.BREACH;
        }
        if (!isKnown(reading)) {
            return Verdict.UNKNOWN;
        }
        int level = reading.values().get(Metric.BATTERY);
        if (level <= percent) {
            return Verdict.BREACH;
        }
        return level > percent + hysteresis ? Verdict.CALM : Verdict.BETWEEN;
    }

    @Override
    public @Nullable Evidence evidence(Reading reading, LatestVitals latest) {
        return isKnown(reading) ? new Evidence(Metric.BATTERY, reading.values().get(Metric.BATTERY), percent) : null;
    }

    @Override
    public boolean endsUnheard() {
        return true;
    }

    private static boolean isKnown(Reading reading) {
        return reading.values().has(Metric.BATTERY) && (reading.suspectMetrics() & Metric.BATTERY.mask()) == 0;
    }
}
