package io.wardgate.api.reading;

import java.util.Arrays;

/**
 * The metrics of one reading: which are present, and their integer values. Absent is absent, never 0.
 *
 * <p>Immutable. Values lie densely in the order of {@link Metric#number()}.
 */
public final class MetricValues {

    private static final MetricValues NONE = new MetricValues(0, new int[0]);

    private final int present;
    private final int[] values;

    private MetricValues(int present, int[] values) {
        this.present = present;
        this.values = values;
    }

    /** No metric at all. */
    public static MetricValues none() {
        return NONE;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Bits of {@link Metric#mask()} of the metrics that are present. */
    public int present() {
        return present;
    }

    public boolean has(Metric metric) {
        return (present & metric.mask()) != 0;
    }

    /**
     * The value in units of 10^-decimals.
     *
     * @throws IllegalArgumentException if the metric is absent; ask {@link #has} first
     */
    public int get(Metric metric) {
        if (!has(metric)) {
            throw new IllegalArgumentException(metric + " is absent");
        }
        return values[Integer.bitCount(present & (metric.mask() - 1))];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricValues that && present == that.present && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * present + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int number = 0; number < Metric.count(); number++) {
            Metric metric = Metric.ofNumber(number);
            if (has(metric)) {
                text.append(text.length() > 1 ? ", " : "")
                        .append(metric)
                        .append('=')
                        .append(get(metric));
            }
        }
        return text.append('}').toString();
    }

    /** Collects values in any order; the last value of a metric wins. */
    public static final class Builder {

        private final int[] byNumber = new int[Metric.count()];
        private int present;

        private Builder() {}

        public Builder put(Metric metric, int value) {
            byNumber[metric.number()] = value;
            present |= metric.mask();
            return this;
        }

        public MetricValues build() {
            if (present == 0) {
                return NONE;
            }
            int[] dense = new int[Integer.bitCount(present)];
            int next = 0;
            for (int number = 0; number < byNumber.length; number++) {
                if ((present & (1 << number)) != 0) {
                    dense[next++] = byNumber[number];
                }
            }
            return new MetricValues(present, dense);
        }
    }
}
