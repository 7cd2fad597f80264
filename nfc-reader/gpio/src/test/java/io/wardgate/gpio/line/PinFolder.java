package io.wardgate.gpio.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that looks like the kernel's, with files in the place of pins. */
record PinFolder(Path path) {

    /** Makes a pin with this level. */
    PinFolder pin(int number, int level) throws IOException {
        Path its = Files.createDirectories(path.resolve("gpio" + number));
        Files.writeString(its.resolve("direction"), "in");
        Files.writeString(its.resolve("value"), Integer.toString(level));
        Files.writeString(path.resolve("export"), "");
        Files.writeString(path.resolve("unexport"), "");
        return this;
    }

    void level(int pin, int level) throws IOException {
        Files.writeString(path.resolve("gpio" + pin).resolve("value"), Integer.toString(level));
    }

    /** As the file says; empty while it is being written. */
    String level(int pin) throws IOException {
        return Files.readString(path.resolve("gpio" + pin).resolve("value")).strip();
    }
}
