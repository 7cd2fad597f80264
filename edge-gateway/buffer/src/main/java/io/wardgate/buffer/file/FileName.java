package io.wardgate.buffer.file;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code <series>-<epoch>-<number>}: what the names of a data file and its catalogue have in common. */
record FileName(Series series, long epoch, int number) {

    private static final Pattern BASE =
            Pattern.compile("(emergency|alarm|routine|bulk|downlink)-([0-9a-f]{16})-(\\d{6,9})(\\..*)?");

    /** Reads a name with or without its suffix. */
    static Optional<FileName> parse(String name) {
        Matcher matcher = BASE.matcher(name);
        return matcher.matches()
                ? Optional.of(new FileName(
                        Series.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
                        Long.parseUnsignedLong(matcher.group(2), 16),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** The start counter within the epoch. */
    int counter() {
        return (int) (epoch >>> 32);
    }

    @Override
    public String toString() {
        return String.format("%s-%016x-%06d", series.label(), epoch, number);
    }
}
