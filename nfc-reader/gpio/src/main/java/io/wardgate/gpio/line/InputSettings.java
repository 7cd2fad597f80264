package io.wardgate.gpio.line;

/**
 * One input.
 *
 * @param pin its number, as the kernel counts in /sys/class/gpio
 * @param activeLow whether it is active when the pin is low
 * @param debounceMillis how long it must say the same to be believed
 */
public record InputSettings(String name, int pin, boolean activeLow, int debounceMillis) {

    public InputSettings {
        Lines.check("gpio.input", name, pin);
        if (debounceMillis < 0 || debounceMillis > 2_000) {
            throw new IllegalArgumentException(
                    "gpio.input.debounceMillis = " + debounceMillis + " of " + name + " is not allowed; use 0 to 2000");
        }
    }
}
