package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a real wristband measured, one sample a second: heart rate in /min, skin temperature in 0.01 Cel, motion 0 to 15.
 * {@link #ABSENT} where it did not measure. Motion is recorded for less long than the rest and starts again at its end.
 *
 * <p>Read from files as Empatica's E4 writes them: {@code HR.csv}, {@code TEMP.csv}, {@code ACC.csv}, with any beginning
 * of the name that the three share. Line 1: start in UTC seconds; line 2: samples a second; then a sample a line.
 */
record WristRecording(String name, int[] heartRates, int[] temperatures, int[] motions) {

    static final int ABSENT = Integer.MIN_VALUE;

    private static final int DEPTH = 3;
    private static final String HEART_RATE = "HR.csv";

    /** Every recording below a folder; temperature and motion may be missing. */
    static List<WristRecording> below(Path folder) throws IOException {
        List<Path> heartRates;
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            heartRates = files.filter(file -> file.getFileName().toString().endsWith(HEART_RATE))
                    .sorted()
                    .toList();
        }
        List<WristRecording> recordings = new ArrayList<>();
        for (Path file : heartRates) {
            recordings.add(read(folder, file));
        }
        return recordings;
    }

    int seconds() {
        return heartRates.length;
    }

    int[] values(Metric metric) {
        return metric == Metric.HEART_RATE ? heartRates : temperatures;
    }

    WristRecording with(Metric metric, int[] changed) {
        return metric == Metric.HEART_RATE
                ? new WristRecording(name, changed, temperatures, motions)
                : new WristRecording(name, heartRates, changed, motions);
    }

    int motion(int second) {
        return motions.length == 0 ? ABSENT : motions[second % motions.length];
    }

    private static WristRecording read(Path folder, Path heartRate) throws IOException {
        String file = heartRate.getFileName().toString();
        String prefix = file.substring(0, file.length() - HEART_RATE.length());
        Channel beats = Channel.read(heartRate);
        Channel warmth = Channel.read(heartRate.resolveSibling(prefix + "TEMP.csv"));
        Channel shakes = Channel.read(heartRate.resolveSibling(prefix + "ACC.csv"));
        double start = Math.max(beats.start, Math.max(warmth.start, shakes.start));
        int seconds = (int) beats.secondsFrom(start);
        int[] hearts = new int[seconds];
        int[] skins = new int[seconds];
        for (int second = 0; second < seconds; second++) {
            hearts[second] = rounded(beats.at(start + second), 1);
            skins[second] = rounded(warmth.at(start + second), 100);
        }
        int[] motions = new int[(int) shakes.secondsFrom(start)];
        for (int second = 0; second < motions.length; second++) {
            motions[second] = shakes.motion(start + second);
        }
        return new WristRecording(folder.relativize(heartRate).toString(), hearts, skins, motions);
    }

    private static int rounded(double[] sample, int scale) {
        return sample.length == 0 ? ABSENT : (int) Math.round(sample[0] * scale);
    }

    /** One file; one without a single sample if it does not exist. */
    private record Channel(double start, double rate, List<double[]> samples) {

        private static final double[] NOTHING = {};

        static Channel read(Path file) throws IOException {
            if (!Files.exists(file)) {
                return new Channel(Double.NEGATIVE_INFINITY, 1, List.of());
            }
            List<double[]> rows = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank()) {
                    rows.add(Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray());
                }
            }
            if (rows.size() < 2) {
                throw new IOException(file + " lacks its two header lines: start and samples a second");
            }
            return new Channel(rows.get(0)[0], rows.get(1)[0], rows.subList(2, rows.size()));
        }

        double secondsFrom(double time) {
            return samples.isEmpty() ? 0 : Math.max(0, Math.floor(samples.size() / rate - (time - start)));
        }

        double[] at(double time) {
            int index = (int) Math.floor((time - start) * rate);
            return index >= 0 && index < samples.size() ? samples.get(index) : NOTHING;
        }

        /** Deviation of the acceleration's magnitude in that second, in 1/64 g, at most 15; as docs/simulator.md says. */
        int motion(double time) {
            int first = (int) ((time - start) * rate);
            int count = (int) rate;
            double[] magnitudes = samples.subList(first, first + count).stream()
                    .mapToDouble(axes -> Math.sqrt(
                            Arrays.stream(axes).map(axis -> axis * axis).sum()))
                    .toArray();
            double mean = Arrays.stream(magnitudes).average().orElse(0);
            double variance = Arrays.stream(magnitudes)
                    .map(magnitude -> (magnitude - mean) * (magnitude - mean))
                    .average()
                    .orElse(0);
            return (int) Math.min(15, Math.round(Math.sqrt(variance)));
        }
    }
}
