package io.wardgate.simulator.command;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 90s}, {@code 2m} or {@code 1h}. */
final class DurationText implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        if (!text.matches("[1-9][0-9]{0,5}[smh]")) {
            throw new TypeConversionException("'" + text + "' is no duration; write 90s, 2m or 1h");
        }
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
