package io.wardgate.core.cleaning;

import io.wardgate.api.reading.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Why a reading got a quality bit, with the numbers; all in units of 10^-decimals of the metric.
 *
 * @param metrics bits of {@link Metric#mask()} of the values that the rule speaks of; 0 if it speaks of the device
 * @param value the value that was judged; of the first metric, if there are several
 * @param reference what it was compared with (range: the end that it crossed; stuck: seconds; moving: motion)
 * @param limit what would have been allowed
 */
public record Finding(Rule rule, int metrics, int value, double reference, double limit) {

    /** For people, like "SPIKE: HEART_RATE 140 /min, its neighbours lie about 72; at most 9 from them". */
    @Override
    public String toString() {
        String reason = rule.reason(text(value), text(reference), text(limit));
        if (metrics == 0) {
            return rule.quality() + ": " + reason;
        }
        Metric first = first();
        return rule.quality() + ": " + names() + " " + text(value) + " " + first.unit() + ", " + reason;
    }

    private Metric first() {
        return Metric.ofNumber(Integer.numberOfTrailingZeros(metrics));
    }

    private String names() {
        StringBuilder names = new StringBuilder();
        for (int left = metrics; left != 0; left &= left - 1) {
            names.append(names.isEmpty() ? "" : ", ").append(Metric.ofNumber(Integer.numberOfTrailingZeros(left)));
        }
        return names.toString();
    }

    /** A number of the metric's scale as people write it; seconds and motion have no decimals. */
    private String text(double number) {
        boolean scaled = metrics != 0 && rule != Rule.STUCK && rule != Rule.MOVING;
        BigDecimal shown = BigDecimal.valueOf(number);
        if (scaled) {
            shown = shown.movePointLeft(first().decimals());
        }
        shown = shown.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0).toPlainString() : shown.toPlainString();
    }
}
