package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;
import org.jspecify.annotations.Nullable;

/** What cleaning remembers of one device: some 200 octets for each vital sign that it measures, made when first heard. */
final class DeviceTracks {

    private final @Nullable LevelTrack[] levels = new LevelTrack[Metric.count()];
    private final RepeatTrack heartRate = new RepeatTrack();

    @Nullable
    LevelTrack level(int metricNumber) {
        return levels[metricNumber];
    }

    LevelTrack levelToLearn(int metricNumber) {
        LevelTrack track = levels[metricNumber];
        if (track == null) {
            track = new LevelTrack();
            levels[metricNumber] = track;
        }
        return track;
    }

    RepeatTrack heartRate() {
        return heartRate;
    }

    void clear() {
        for (LevelTrack level : levels) {
            if (level != null) {
                level.clear();
            }
        }
        heartRate.clear();
    }
}
