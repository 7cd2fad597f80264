package io.wardgate.gpio.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pins as files of the kernel (Documentation/admin-guide/gpio/sysfs.rst). A pin appears when its number is written to
 * {@code export}, and belongs to us only when the rules of udev have run: that is waited for, a second at most.
 */
final class SysfsPins {

    private static final int TRIES = 50;
    private static final long PAUSE_MILLIS = 20;

    private final Path folder;

    SysfsPins(Path folder) {
        this.folder = folder;
    }

    /** Makes a pin ours and returns the file that holds its level. */
    Path prepare(int pin) throws IOException {
        Path its = folder.resolve("gpio" + pin);
        if (!Files.exists(its)) {
            Files.writeString(folder.resolve("export"), Integer.toString(pin));
        }
        Path value = its.resolve("value");
        for (int i = 0; i < TRIES; i++) {
            if (Files.isWritable(its.resolve("direction")) && Files.isWritable(value)) {
                return value;
            }
            pause();
        }
        throw new IOException(
                "pin " + pin + " cannot be used: " + value + " is not writable; is the user in the group gpio?");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a pin", e);
        }
    }
}
