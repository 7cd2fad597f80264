package io.wardgate.gpio.line;

/**
 * One output.
 *
 * @param pin its number, as the kernel counts in /sys/class/gpio
 * @param activeLow whether it is on when the pin is low
 * @param maxMillis longest that it stays on
 */
public record OutputSettings(String name, int pin, boolean activeLow, int maxMillis) {

    public OutputSettings {
        Lines.check("gpio.output", name, pin);
        if (maxMillis < 1 || maxMillis > 10_000) {
            throw new IllegalArgumentException(
                    "gpio.output.maxMillis = " + maxMillis + " of " + name + " is not allowed; use 1 to 10000");
        }
    }
}
