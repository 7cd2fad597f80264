package io.wardgate.core.link;

/**
 * When another radio is preferred for a band (docs/links.md). Checked: the message of a refusal names key, value and what
 * is allowed.
 *
 * @param rssiWeightPercent weight of the newest signal strength in the mean
 * @param betterByPercent by how much another radio's score must be greater
 * @param betterMillis for how long
 * @param betterReports and in how many of its reports
 * @param dwellMillis how long a radio stays preferred at least, unless it falls silent
 * @param leaveDbm a radio that hears the band weaker than this is left for a better one without that margin
 * @param returnDbm and taken again only when it hears the band stronger than this
 * @param silentIntervals a link is silent after so many of its usual intervals
 * @param silentMillis but not before this
 */
public record LinkSettings(
        int rssiWeightPercent,
        int betterByPercent,
        long betterMillis,
        int betterReports,
        long dwellMillis,
        int leaveDbm,
        int returnDbm,
        int silentIntervals,
        long silentMillis) {

    public static final int RSSI_WEIGHT_PERCENT = 25;
    public static final int BETTER_BY_PERCENT = 15;
    public static final int BETTER_SECONDS = 5;
    public static final int BETTER_REPORTS = 3;
    public static final int DWELL_SECONDS = 10;
    public static final int LEAVE_DBM = -85;
    public static final int RETURN_DBM = -79;
    public static final int SILENT_INTERVALS = 3;
    public static final int SILENT_SECONDS = 3;

    private static final double PERCENT = 100;

    public LinkSettings {
        check("rssiWeightPercent", rssiWeightPercent, 1, 100);
        check("betterByPercent", betterByPercent, 1, 100);
        check("betterReports", betterReports, 1, 100);
        check("silentIntervals", silentIntervals, 2, 100);
        if (returnDbm <= leaveDbm) {
            throw new IllegalArgumentException(
                    "links.returnDbm is " + returnDbm + "; allowed: more than links.leaveDbm, " + leaveDbm
                            + ", or a band in between would change its radio all the time");
        }
    }

    /** What holds without a section {@code links}. */
    public static LinkSettings shipped() {
        return new LinkSettings(
                RSSI_WEIGHT_PERCENT,
                BETTER_BY_PERCENT,
                1_000L * BETTER_SECONDS,
                BETTER_REPORTS,
                1_000L * DWELL_SECONDS,
                LEAVE_DBM,
                RETURN_DBM,
                SILENT_INTERVALS,
                1_000L * SILENT_SECONDS);
    }

    double rssiWeight() {
        return rssiWeightPercent / PERCENT;
    }

    double betterBy() {
        return betterByPercent / PERCENT;
    }

    private static void check(String key, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("links." + key + " is " + value + "; allowed: " + min + " to " + max);
        }
    }
}
