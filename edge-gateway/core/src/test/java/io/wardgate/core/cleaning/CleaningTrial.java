package io.wardgate.core.cleaning;

import io.wardgate.api.identity.DeviceId;
import io.wardgate.api.reading.Flag;
import io.wardgate.api.reading.Metric;
import io.wardgate.api.reading.MetricValues;
import io.wardgate.api.reading.Quality;
import io.wardgate.api.reading.Reading;
import io.wardgate.core.cleaning.Staged.Truth;
import java.util.EnumMap;
import java.util.Map;

/** Counts what a cleaner says of recordings with and without artefacts. */
final class CleaningTrial {

    private static final int FLAGS = Flag.WORN.mask();
    private static final Metric[] VITALS = {Metric.HEART_RATE, Metric.SKIN_TEMPERATURE};

    private final CleaningRules cleaning;
    private final Map<Rule, Integer> rules = new EnumMap<>(Rule.class);
    private int artefacts;
    private int found;
    private int real;
    private int falselyMarked;
    private int unmarkedZeros;

    CleaningTrial() {
        this(CleaningRules.ofBands());
    }

    CleaningTrial(CleaningRules cleaning) {
        this.cleaning = cleaning;
    }

    /** Plays a band's samples, one in so many seconds. */
    void play(Staged staged, int periodSeconds) {
        Cleaner cleaner = new Cleaner(cleaning);
        for (int second = 0; second < staged.recording().seconds(); second += periodSeconds) {
            Reading reading = reading(staged.recording(), second);
            for (Finding finding : cleaner.explain(reading)) {
                rules.merge(finding.rule(), 1, Integer::sum);
            }
            Reading cleaned = cleaner.clean(reading);
            for (Metric metric : VITALS) {
                judge(cleaned, metric, metric == staged.metric() ? staged.truth()[second] : Truth.REAL);
            }
        }
    }

    static Reading reading(WristRecording recording, int second) {
        MetricValues.Builder values = MetricValues.builder();
        put(values, Metric.HEART_RATE, recording.heartRates()[second]);
        put(values, Metric.SKIN_TEMPERATURE, recording.temperatures()[second]);
        put(values, Metric.MOTION, recording.motion(second));
        return new Reading(DeviceId.ofBand(1), 1, second, second * 1_000L, -60, FLAGS, 0, 0, values.build());
    }

    double recall() {
        return (double) found / artefacts;
    }

    double falseRate() {
        return (double) falselyMarked / real;
    }

    int artefacts() {
        return artefacts;
    }

    int found() {
        return found;
    }

    int real() {
        return real;
    }

    int falselyMarked() {
        return falselyMarked;
    }

    int unmarkedZeros() {
        return unmarkedZeros;
    }

    /** How often each rule spoke. */
    Map<Rule, Integer> rules() {
        return rules;
    }

    private void judge(Reading cleaned, Metric metric, Truth truth) {
        if (!cleaned.values().has(metric)) {
            return;
        }
        boolean marked = (cleaned.suspectMetrics() & metric.mask()) != 0;
        if (cleaned.values().get(metric) == 0 && !(marked && Quality.RANGE.in(cleaned.quality()))) {
            unmarkedZeros++;
        }
        switch (truth) {
            case ARTEFACT -> {
                artefacts++;
                found += marked ? 1 : 0;
            }
            case REAL -> {
                real++;
                falselyMarked += marked ? 1 : 0;
            }
            case UNDECIDED -> {
                // Neither right nor wrong.
            }
        }
    }

    private static void put(MetricValues.Builder values, Metric metric, int value) {
        if (value != WristRecording.ABSENT) {
            values.put(metric, value);
        }
    }
}
