package io.wardgate.uplink.drain;

/**
 * How hard the drain pushes.
 *
 * @param window batches sent and not answered on one connection at most
 * @param resendMillis an unanswered batch is sent again after this time at the earliest
 */
public record DrainSettings(int window, long resendMillis) {

    /** No pause between two tries of one batch is longer. */
    static final long MAX_RESEND_MILLIS = 60_000;

    public DrainSettings {
        if (window < 1 || window > 256) {
            throw new IllegalArgumentException("uplink.mqtt.window is " + window + "; allowed: 1 to 256");
        }
        if (resendMillis < 1_000 || resendMillis > 300_000) {
            throw new IllegalArgumentException(
                    "uplink.mqtt.resendSeconds is " + resendMillis / 1_000 + "; allowed: 1 to 300");
        }
    }
}
