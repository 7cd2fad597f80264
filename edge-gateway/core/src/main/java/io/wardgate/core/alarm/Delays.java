package io.wardgate.core.alarm;

/**
 * How long a breach must last until an alarm is raised, and calm until it ends; in ms of the readings' own time.
 */
record Delays(long onMillis, long offMillis) {

    static Delays ofSeconds(int onSeconds, int offSeconds) {
        return new Delays(1_000L * onSeconds, 1_000L * offSeconds);
    }
}
