package io.wardgate.simulator.soak;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How fast a figure grows, by least squares over time.
 *
 * @param perHour what it grows by in an hour
 * @param error standard error of that: what chance alone would make of it
 */
record Slope(double perHour, double error) {

    private static final double SECONDS_PER_HOUR = 3_600;

    /** @throws IllegalArgumentException for fewer than three samples: two points always lie on a line */
    static Slope of(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        int count = samples.size();
        if (count < 3) {
            throw new IllegalArgumentException(count + " samples; at least 3 are needed");
        }
        double meanHour = samples.stream().mapToDouble(Slope::hour).average().orElseThrow();
        double meanFigure = samples.stream().mapToDouble(figure).average().orElseThrow();
        double together = 0;
        double spread = 0;
        for (Sample sample : samples) {
            together += (hour(sample) - meanHour) * (figure.applyAsDouble(sample) - meanFigure);
            spread += (hour(sample) - meanHour) * (hour(sample) - meanHour);
        }
        double perHour = together / spread;
        double residues = 0;
        for (Sample sample : samples) {
            double off = figure.applyAsDouble(sample) - meanFigure - perHour * (hour(sample) - meanHour);
            residues += off * off;
        }
        return new Slope(perHour, Math.sqrt(residues / (count - 2) / spread));
    }

    private static double hour(Sample sample) {
        return sample.second() / SECONDS_PER_HOUR;
    }
}
