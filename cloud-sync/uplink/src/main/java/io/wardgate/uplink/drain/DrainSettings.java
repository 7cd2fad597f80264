package io.wardgate.uplink.drain;

/**
 * How hard the drain pushes.
 *
 * @param window batches sent and not answered on one connection at most, of alarms and of all others apart
 * @param resendMillis an unanswered batch is sent again after this time at the earliest
 * @param resumeJitterMillis after an outage bulk waits for a random time up to this one
 */
public record DrainSettings(int window, long resendMillis, long resumeJitterMillis) {

    /** No pause between two tries of one batch is longer. */
    static final long MAX_RESEND_MILLIS = 60_000;

    private static final long MAX_JITTER_MILLIS = 600_000;

    public DrainSettings {
        if (window < 1 || window > 256) {
            throw new IllegalArgumentException("uplink.window is " + window + "; allowed: 1 to 256");
        }
        if (resendMillis < 1_000 || resendMillis > 300_000) {
            throw new IllegalArgumentException(
                    "uplink.resendSeconds is " + resendMillis / 1_000 + "; allowed: 1 to 300");
        }
        if (resumeJitterMillis < 0 || resumeJitterMillis > MAX_JITTER_MILLIS) {
            throw new IllegalArgumentException(
                    "uplink.resumeJitterSeconds is " + resumeJitterMillis / 1_000 + "; allowed: 0 to 600");
        }
    }

    /** Without a pause after an outage. */
    public DrainSettings(int window, long resendMillis) {
        this(window, resendMillis, 0);
    }
}
