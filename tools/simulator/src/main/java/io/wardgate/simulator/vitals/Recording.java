package io.wardgate.simulator.vitals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording of a real wristband (Empatica E4), see {@code vitals/README.md} among the resources.
 *
 * <p>Each file: line 1 start in UTC seconds, line 2 samples per second, then one sample a line. Heart rate comes at
 * 1 Hz, skin temperature at 4 Hz, acceleration at 32 Hz in 1/64 g on three axes. Heart rate starts 10 s late, so
 * second 0 here is the latest start of the three files. The files end at different times: each wraps on its own
 * length. Immutable.
 */
public final class Recording {

    private static final int MOTION_RATE = 32;
    private static final int TEMPERATURE_RATE = 4;

    private final int[] heartRates;
    private final int[] temperatures;
    private final int[] motions;

    private Recording(int[] heartRates, int[] temperatures, int[] motions) {
        this.heartRates = heartRates;
        this.temperatures = temperatures;
        this.motions = motions;
    }

    /** The recording that the simulator ships. */
    public static Recording shipped() {
        Channel heart = Channel.read("e4_HR.csv");
        Channel temperature = Channel.read("e4_TEMP.csv");
        Channel motion = Channel.read("e4_ACC.csv");
        long start = Math.max(heart.start, Math.max(temperature.start, motion.start));
        List<double[]> beats = heart.from(start, 1);
        List<double[]> warmth = temperature.from(start, TEMPERATURE_RATE);
        List<double[]> shakes = motion.from(start, MOTION_RATE);
        return new Recording(
                beats.stream().mapToInt(row -> (int) StrictMath.round(row[0])).toArray(),
                warmth.stream()
                        .mapToInt(row -> (int) StrictMath.round(row[0] * 100))
                        .toArray(),
                motions(shakes));
    }

    /** Seconds after which heart rate, the longest channel, starts again. */
    public int seconds() {
        return heartRates.length;
    }

    /** What the recorded band measured at a time; it starts again at its end. */
    public Vitals at(long millis) {
        return new Vitals(
                heartRates[wrap(millis / 1000, heartRates)],
                Vitals.ABSENT,
                temperatures[wrap(millis * TEMPERATURE_RATE / 1000, temperatures)],
                motions[wrap(millis / 1000, motions)],
                true);
    }

    private static int wrap(long index, int[] samples) {
        return (int) Math.floorMod(index, (long) samples.length);
    }

    /** Motion of a second: deviation of the acceleration's magnitude in 1/64 g, at most 15. */
    private static int[] motions(List<double[]> acceleration) {
        int[] motions = new int[acceleration.size() / MOTION_RATE];
        for (int second = 0; second < motions.length; second++) {
            double sum = 0;
            double squares = 0;
            for (double[] axes : acceleration.subList(second * MOTION_RATE, (second + 1) * MOTION_RATE)) {
                double square = axes[0] * axes[0] + axes[1] * axes[1] + axes[2] * axes[2];
                sum += StrictMath.sqrt(square);
                squares += square;
            }
            double mean = sum / MOTION_RATE;
            double variance = Math.max(0, squares / MOTION_RATE - mean * mean);
            motions[second] = (int) Math.min(15, StrictMath.round(StrictMath.sqrt(variance)));
        }
        return motions;
    }

    /** One file as it is. */
    private record Channel(String name, long start, double rate, List<double[]> rows) {

        static Channel read(String name) {
            try (InputStream in = Recording.class.getResourceAsStream("/vitals/" + name)) {
                if (in == null) {
                    throw new IllegalStateException("resource /vitals/" + name + " is not in the jar");
                }
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
                List<double[]> rows = new ArrayList<>();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    rows.add(numbers(line));
                }
                return new Channel(name, (long) rows.get(0)[0], rows.get(1)[0], rows.subList(2, rows.size()));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read resource /vitals/" + name, e);
            }
        }

        List<double[]> from(long second, int expectedRate) {
            if (rate != expectedRate) {
                throw new IllegalStateException(name + " has " + rate + " samples/s; expected " + expectedRate);
            }
            return rows.subList((int) ((second - start) * expectedRate), rows.size());
        }

        private static double[] numbers(String line) {
            String[] fields = line.split(",", -1);
            double[] row = new double[fields.length];
            for (int i = 0; i < fields.length; i++) {
                row[i] = Double.parseDouble(fields[i].trim());
            }
            return row;
        }
    }
}
