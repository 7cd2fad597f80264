package io.wardgate.core.alarm;

/**
 * When a band counts as silent.
 *
 * @param limitMillis it was not heard for longer
 * @param offMillis how long it must be heard again until the alarm ends
 */
record Silence(long limitMillis, long offMillis) {

    Delays delays() {
        return new Delays(0, offMillis);
    }
}
