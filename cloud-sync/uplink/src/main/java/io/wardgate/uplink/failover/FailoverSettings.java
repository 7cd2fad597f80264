package io.wardgate.uplink.failover;

import java.util.concurrent.TimeUnit;

/**
 * When the server is changed.
 *
 * @param failoverMillis a server that is down or silent for this long is given up
 * @param emergencyMillis a server that leaves an emergency unanswered for this long is given up
 * @param failbackMillis the primary must have been up without a break for this long to be used again
 * @param jitterMillis a random time up to this one is added, so that a ward does not come back at once
 */
public record FailoverSettings(long failoverMillis, long emergencyMillis, long failbackMillis, long jitterMillis) {

    /** As the configuration has them by default. */
    public static final FailoverSettings DEFAULT = ofConfigured(4, 1_500, 5, 60);

    public FailoverSettings {
        check("failoverSeconds", failoverMillis, 1_000, 300_000);
        check("emergencyFailoverMillis", emergencyMillis, 200, 60_000);
        check("failbackMinutes", failbackMillis, 0, 86_400_000);
        check("failbackJitterSeconds", jitterMillis, 0, 3_600_000);
    }

    /** Takes the configured values in their units. */
    public static FailoverSettings ofConfigured(
            int failoverSeconds, int emergencyFailoverMillis, int failbackMinutes, int failbackJitterSeconds) {
        return new FailoverSettings(
                TimeUnit.SECONDS.toMillis(failoverSeconds),
                emergencyFailoverMillis,
                TimeUnit.MINUTES.toMillis(failbackMinutes),
                TimeUnit.SECONDS.toMillis(failbackJitterSeconds));
    }

    private static void check(String key, long millis, long min, long max) {
        if (millis < min || millis > max) {
            throw new IllegalArgumentException(
                    "uplink." + key + " is " + millis + " ms; allowed: " + min + " to " + max + " ms");
        }
    }
}
