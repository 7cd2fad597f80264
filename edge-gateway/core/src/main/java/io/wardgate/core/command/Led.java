package io.wardgate.core.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One LED as Linux shows it (Documentation/leds/leds-class.rst): files {@code brightness}, {@code max_brightness} and
 * {@code trigger}, which lists all triggers with the present one in brackets.
 */
final class Led implements AutoCloseable {

    private static final Pattern PRESENT = Pattern.compile("\\[([^\\]]+)]");
    private static final String NO_TRIGGER = "none";

    private final Path folder;
    private final String brightness;
    private final String trigger;
    private final String full;

    private Led(Path folder, String brightness, String trigger, String full) {
        this.folder = folder;
        this.brightness = brightness;
        this.trigger = trigger;
        this.full = full;
    }

    /** Takes it from whatever drives it now, until {@link #close}. */
    static Led take(Path folder) throws IOException {
        Matcher present = PRESENT.matcher(Files.readString(folder.resolve("trigger")));
        Led led = new Led(
                folder,
                Files.readString(folder.resolve("brightness")).strip(),
                present.find() ? present.group(1) : NO_TRIGGER,
                Files.readString(folder.resolve("max_brightness")).strip());
        led.write("trigger", NO_TRIGGER);
        return led;
    }

    void light(boolean on) throws IOException {
        write("brightness", on ? full : "0");
    }

    @Override
    public void close() throws IOException {
        try {
            write("brightness", brightness);
        } finally {
            write("trigger", trigger);
        }
    }

    private void write(String file, String value) throws IOException {
        Files.writeString(folder.resolve(file), value);
    }
}
