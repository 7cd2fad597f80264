package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;
import java.util.SplittableRandom;

/** Puts real steps of the heart rate into a recording, and counts the samples until each is believed. */
final class StepTrial {

    private int steps;
    private int marked;
    private int longest;

    /** One step of 15 to 60 /min, up or down, held for three samples (the shortest that counts as real) or for a minute. */
    void play(WristRecording recording, SplittableRandom random) {
        int[] heartRates = recording.heartRates().clone();
        int start = random.nextInt(20, heartRates.length - 60);
        int height = random.nextInt(15, 61);
        int change = random.nextBoolean() && heartRates[start] - height > 40 ? -height : height;
        int length = random.nextBoolean() ? 3 : 60;
        for (int second = start; second < start + length; second++) {
            heartRates[second] += change;
        }
        WristRecording stepped = recording.with(Metric.HEART_RATE, heartRates);
        Cleaner cleaner = new Cleaner();
        int delay = 0;
        boolean believed = false;
        for (int second = 0; second < start + length && !believed; second++) {
            int suspect = cleaner.clean(CleaningTrial.reading(stepped, second)).suspectMetrics();
            believed = second >= start && (suspect & Metric.HEART_RATE.mask()) == 0;
            delay += second >= start && !believed ? 1 : 0;
        }
        steps++;
        marked += delay;
        longest = Math.max(longest, delay);
    }

    int steps() {
        return steps;
    }

    /** Samples of a step that were marked before it was believed, in the mean. */
    double meanExtraSamples() {
        return (double) marked / steps;
    }

    int mostExtraSamples() {
        return longest;
    }
}
