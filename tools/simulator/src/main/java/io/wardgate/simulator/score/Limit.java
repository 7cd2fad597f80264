package io.wardgate.simulator.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A latency that must not be exceeded.
 *
 * @param urgent the lane: emergency or routine
 * @param quantile p50, p95, p99 or max
 * @param millis at most
 */
public record Limit(boolean urgent, Quantile quantile, long millis) {

    private static final Pattern FORM = Pattern.compile("(routine|emergency)-(p50|p95|p99|max)=([0-9]{1,9})");

    /** Which share of the readings must be as fast. */
    public enum Quantile {
        P50(0.50),
        P95(0.95),
        P99(0.99),
        MAX(1);

        private final double share;

        Quantile(double share) {
            this.share = share;
        }

        /** By nearest rank of sorted values, of which there is at least one. */
        long of(long[] sorted) {
            return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads {@code routine-p99=3000,emergency-p99=1000}; empty text is no limit. */
    public static List<Limit> parse(String text) throws ScoreException {
        List<Limit> limits = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher matcher = FORM.matcher(part.trim());
            if (!matcher.matches()) {
                throw new ScoreException("--require " + part.trim()
                        + "; allowed: routine|emergency-p50|p95|p99|max=<milliseconds>, separated by commas");
            }
            limits.add(new Limit(
                    matcher.group(1).equals("emergency"),
                    Quantile.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                    Long.parseLong(matcher.group(3))));
        }
        return limits;
    }

    String lane() {
        return urgent ? "emergency" : "routine";
    }
}
