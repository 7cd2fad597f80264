package io.wardgate.core.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Properties;

/**
 * When this software was built: no gateway can truly live before that moment, so an earlier wall clock is wrong.
 *
 * <p>The time comes from {@code build.properties}, which the build fills from {@code project.build.outputTimestamp}.
 */
final class BuildTime {

    /** Holds if the build left no usable time, as in an IDE. */
    static final Instant FLOOR = Instant.parse("2026-11-01T00:00:00Z");

    private static final String RESOURCE = "build.properties";

    private BuildTime() {}

    static Instant ofThisBuild() {
        Properties properties = new Properties();
        try (InputStream in = BuildTime.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return FLOOR;
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE + " from the core bundle", e);
        }
        return parse(properties.getProperty("build.time", ""));
    }

    static Instant parse(String text) {
        try {
            Instant built = Instant.parse(text);
            return built.isAfter(FLOOR) ? built : FLOOR;
        } catch (DateTimeParseException e) {
            return FLOOR;
        }
    }
}
