package io.wardgate.gpio.line;

/** What all lines of a board keep to. */
final class Lines {

    private static final int MOST_PINS = 1_023;

    private Lines() {}

    static void check(String section, String name, int pin) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(section + ".name = '" + name
                    + "' is not allowed; use 1 to 64 letters, digits, dots, dashes or underscores");
        }
        if (pin < 0 || pin > MOST_PINS) {
            throw new IllegalArgumentException(
                    section + ".pin = " + pin + " of " + name + " is not allowed; use 0 to " + MOST_PINS);
        }
    }
}
