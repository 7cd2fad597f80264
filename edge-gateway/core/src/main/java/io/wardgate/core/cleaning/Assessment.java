package io.wardgate.core.cleaning;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.cleaning.LevelTrack.Verdict;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One reading against the rules, in their order: contact, range, change, outlier, new level, stuck, motion. Judging is
 * apart from learning, so that the question why changes nothing.
 *
 * <p>Reused for each reading; not thread-safe: owned by the {@link Cleaner}.
 */
final class Assessment {

    private static final Metric[] METRICS = Metric.values();
    private static final int HEART_RATE = Metric.HEART_RATE.mask();
    private static final int PRESSURES = Metric.SYSTOLIC.mask() | Metric.DIASTOLIC.mask();

    /** What a wearer's movement disturbs. */
    private static final int OPTICAL = HEART_RATE | Metric.SPO2.mask();

    /** What a band cannot measure unless it is on a wrist. */
    private static final int BODY = PRESSURES | OPTICAL | Metric.SKIN_TEMPERATURE.mask();

    private static final Findings NOBODY = (rule, metrics, value, reference, limit) -> {};

    private final Spread spread = new Spread(LevelTrack.WINDOW);
    private final Verdict[] verdicts = new Verdict[METRICS.length];

    /** Bits of the metrics whose level was judged. */
    private int judged;

    private boolean offWrist;

    /** Judges a reading; without tracks there is nothing to compare it with. */
    void judge(Reading reading, CleaningRules rules, @Nullable DeviceTracks tracks, Findings findings) {
        Arrays.fill(verdicts, Verdict.BELIEVED);
        offWrist = isBand(reading.deviceId()) && !Flag.WORN.in(reading.flags());
        Findings beyondRange = reading.isEmergency() ? NOBODY : findings;
        if (offWrist) {
            int measured = reading.values().present() & BODY;
            beyondRange.add(Rule.CONTACT, measured, firstOf(reading.values(), measured), 0, 0);
        }
        int impossible = judgeRanges(reading.values(), rules, findings);
        judged = offWrist ? 0 : reading.values().present() & BODY & ~impossible;
        if (tracks != null) {
            judgeLevels(reading, rules, tracks, beyondRange);
        }
        judgeMotion(reading.values(), rules, beyondRange);
        if (Flag.LOW_BATTERY.in(reading.flags())) {
            beyondRange.add(Rule.BATTERY, 0, 0, 0, 0);
        }
    }

    /** Goes on from the reading that was judged last. */
    void learn(Reading reading, CleaningRules rules, DeviceTracks tracks) {
        if (offWrist) {
            // The next wrist may be another one.
            tracks.clear();
            return;
        }
        MetricValues values = reading.values();
        for (int left = judged; left != 0; left &= left - 1) {
            int number = Integer.numberOfTrailingZeros(left);
            LevelRule rule = rules.levels().of(number);
            if (rule != null) {
                tracks.levelToLearn(number)
                        .learn(rule, reading.sampledMonoMillis(), values.get(METRICS[number]), verdicts[number]);
            }
        }
        if ((judged & HEART_RATE) != 0) {
            int motion = values.has(Metric.MOTION) ? values.get(Metric.MOTION) : -1;
            tracks.heartRate().learn(reading.sampledMonoMillis(), values.get(Metric.HEART_RATE), motion);
        }
    }

    /** Bits of the metrics that cannot be. */
    private static int judgeRanges(MetricValues values, CleaningRules rules, Findings findings) {
        int impossible = 0;
        for (int left = values.present(); left != 0; left &= left - 1) {
            int number = Integer.numberOfTrailingZeros(left);
            HardRange range = rules.ranges().of(number);
            int value = values.get(METRICS[number]);
            if (range != null && !range.contains(value)) {
                boolean below = value < range.min();
                int end = below ? range.min() : range.max();
                findings.add(below ? Rule.BELOW_RANGE : Rule.ABOVE_RANGE, 1 << number, value, end, end);
                impossible |= 1 << number;
            }
        }
        if ((values.present() & PRESSURES) == PRESSURES) {
            int systolic = values.get(Metric.SYSTOLIC);
            int diastolic = values.get(Metric.DIASTOLIC);
            if (systolic - diastolic < rules.leastPulsePressure()) {
                findings.add(Rule.PULSE_PRESSURE, PRESSURES, systolic, diastolic, rules.leastPulsePressure());
                impossible |= PRESSURES;
            }
        }
        return impossible;
    }

    private void judgeLevels(Reading reading, CleaningRules rules, DeviceTracks tracks, Findings findings) {
        long time = reading.sampledMonoMillis();
        for (int left = judged; left != 0; left &= left - 1) {
            int number = Integer.numberOfTrailingZeros(left);
            Metric metric = METRICS[number];
            LevelRule rule = rules.levels().of(number);
            LevelTrack level = tracks.level(number);
            if (rule != null && level != null) {
                int value = reading.values().get(metric);
                verdicts[number] = level.judge(rule, metric, time, value, spread, findings);
            }
        }
        if ((judged & HEART_RATE) != 0 && rules.stuckMillis() > 0) {
            int value = reading.values().get(Metric.HEART_RATE);
            long repeated = tracks.heartRate().repeatedMillis(time, value);
            if (repeated > rules.stuckMillis()) {
                findings.add(Rule.STUCK, HEART_RATE, value, repeated / 1e3, rules.stuckMillis() / 1e3);
            }
        }
    }

    private void judgeMotion(MetricValues values, CleaningRules rules, Findings findings) {
        int disturbed = judged & OPTICAL;
        if (disturbed != 0 && values.has(Metric.MOTION)) {
            int motion = values.get(Metric.MOTION);
            if (motion > rules.greatestMotion()) {
                findings.add(Rule.MOVING, disturbed, firstOf(values, disturbed), motion, rules.greatestMotion());
            }
        }
    }

    private static int firstOf(MetricValues values, int metrics) {
        return metrics == 0 ? 0 : values.get(METRICS[Integer.numberOfTrailingZeros(metrics)]);
    }

    /** Only WardGate bands say whether they are worn. */
    private static boolean isBand(long deviceId) {
        return DeviceId.ofBand((int) deviceId) == deviceId;
    }
}
