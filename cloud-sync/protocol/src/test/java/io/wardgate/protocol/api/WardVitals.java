package io.wardgate.protocol.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One second after another of the real wristband recording in {@code /vitals}: heart rate, skin temperature, motion. */
final class WardVitals {

    private static final int HEADER_LINES = 2;
    private static final int TEMPERATURE_HERTZ = 4;
    private static final int MOTION_HERTZ = 32;

    private final double[][] heartRate = load("e4_HR.csv");
    private final double[][] temperature = load("e4_TEMP.csv");
    private final double[][] motion = load("e4_ACC.csv");

    int heartRate(int second) {
        return (int) Math.round(heartRate[second % heartRate.length][0]);
    }

    int skinTemperature(int second) {
        return (int) Math.round(100 * temperature[second * TEMPERATURE_HERTZ % temperature.length][0]);
    }

    /** Spread of the acceleration within the second, on the band's scale of 0 to 15. */
    int motion(int second) {
        int seconds = motion.length / MOTION_HERTZ;
        int from = second % seconds * MOTION_HERTZ;
        double[] magnitudes = new double[MOTION_HERTZ];
        for (int i = 0; i < MOTION_HERTZ; i++) {
            double[] axes = motion[from + i];
            magnitudes[i] = Math.sqrt(axes[0] * axes[0] + axes[1] * axes[1] + axes[2] * axes[2]);
        }
        double mean = Arrays.stream(magnitudes).average().orElse(0);
        double variance = Arrays.stream(magnitudes)
                .map(m -> (m - mean) * (m - mean))
                .average()
                .orElse(0);
        return (int) Math.min(15, Math.round(Math.sqrt(variance)));
    }

    private static double[][] load(String name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WardVitals.class.getResourceAsStream("/vitals/" + name), name),
                StandardCharsets.UTF_8))) {
            List<String> rows = lines.lines().skip(HEADER_LINES).toList();
            return rows.stream()
                    .map(row -> Arrays.stream(row.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
