package io.wardgate.core.alarm;

import io.wardgate.api.alarm.AlarmKind;
import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.core.score.SpO2Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes a profile from configured values, in carried units and seconds; a limit of 0 leaves its rule out. */
public final class ProfileBuilder {

    private final String name;
    private final Set<Long> bands;
    private final List<AlarmRule> rules = new ArrayList<>();
    private @Nullable Silence silence;

    /**
     * @param bands ids of the bands that it is for, separated by commas or spaces
     * @throws IllegalArgumentException naming what is no id
     */
    public ProfileBuilder(String name, String bands) {
        this.name = name;
        this.bands = new TreeSet<>();
        for (String id : bands.split("[,\\s]+", -1)) {
            if (!id.isEmpty()) {
                try {
                    this.bands.add(DeviceId.parse(id));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "alarms.profile " + name + ": bands: " + e.getMessage() + ", separated by commas", e);
                }
            }
        }
    }

    /** Hysteresis and delays of a kind of measurement. */
    public record Settling(int hysteresis, int onSeconds, int offSeconds) {

        private Delays delays() {
            return Delays.ofSeconds(onSeconds, offSeconds);
        }
    }

    public ProfileBuilder heartRate(int low, int high, Settling settling) {
        return within(Metric.HEART_RATE, low, AlarmKind.HEART_RATE_LOW, high, AlarmKind.HEART_RATE_HIGH, settling);
    }

    public ProfileBuilder skinTemperature(int low, int high, Settling settling) {
        return within(
                Metric.SKIN_TEMPERATURE, low, AlarmKind.TEMPERATURE_LOW, high, AlarmKind.TEMPERATURE_HIGH, settling);
    }

    public ProfileBuilder spo2(int low, Settling settling) {
        return within(Metric.SPO2, low, AlarmKind.SPO2_LOW, 0, AlarmKind.SPO2_LOW, settling);
    }

    /** Motion 0 for so long. */
    public ProfileBuilder noMovement(int seconds, int offSeconds) {
        return seconds == 0
                ? this
                : add(new LimitRule(
                        AlarmKind.NO_MOVEMENT,
                        Metric.MOTION,
                        LimitRule.Side.BELOW,
                        1,
                        0,
                        Delays.ofSeconds(seconds, offSeconds)));
    }

    public ProfileBuilder sos(boolean on, int offSeconds) {
        return on ? add(new FlagRule(AlarmKind.SOS, Flag.SOS, Delays.ofSeconds(0, offSeconds))) : this;
    }

    public ProfileBuilder fall(boolean on, int offSeconds) {
        return on ? add(new FlagRule(AlarmKind.FALL, Flag.FALL, Delays.ofSeconds(0, offSeconds))) : this;
    }

    public ProfileBuilder bandOff(int seconds, int wornSeconds) {
        return seconds == 0 ? this : add(new WornRule(Delays.ofSeconds(seconds, wornSeconds)));
    }

    public ProfileBuilder batteryLow(int percent, Settling settling) {
        return percent == 0 ? this : add(new BatteryRule(percent, settling.hysteresis(), settling.delays()));
    }

    public ProfileBuilder silent(int seconds, int heardSeconds) {
        silence = seconds == 0 ? null : new Silence(1_000L * seconds, 1_000L * heardSeconds);
        return this;
    }

    /** @param scale 1 or 2 */
    public ProfileBuilder news2(int points, int scale, int freshSeconds, int onSeconds, int offSeconds) {
        return points == 0
                ? this
                : add(new ScoreRule(
                        points,
                        scale == 2 ? SpO2Scale.SCALE_2 : SpO2Scale.SCALE_1,
                        1_000L * freshSeconds,
                        Delays.ofSeconds(onSeconds, offSeconds)));
    }

    public AlarmProfile build() {
        return new AlarmProfile(name, bands, rules, silence);
    }

    private ProfileBuilder within(
            Metric metric, int low, AlarmKind lowKind, int high, AlarmKind highKind, Settling settling) {
        if (low != 0 && high != 0 && low + settling.hysteresis() >= high - settling.hysteresis()) {
            throw new IllegalArgumentException("alarms.profile " + name + ": limits of " + metric + " are " + low
                    + " and " + high + "; between them there must be more than twice the hysteresis of "
                    + settling.hysteresis());
        }
        if (low != 0) {
            add(new LimitRule(lowKind, metric, LimitRule.Side.BELOW, low, settling.hysteresis(), settling.delays()));
        }
        if (high != 0) {
            add(new LimitRule(highKind, metric, LimitRule.Side.ABOVE, high, settling.hysteresis(), settling.delays()));
        }
        return this;
    }

    private ProfileBuilder add(AlarmRule rule) {
        rules.add(rule);
        return this;
    }
}
