package io.wardgate.tinyb.scan;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the library can run: its tests need native code for the machine, and GLib. */
final class TinybAssumptions {

    private static final Path GLIB = Path.of("/usr/lib/x86_64-linux-gnu/libgio-2.0.so.0");

    private TinybAssumptions() {}

    static void runsHere() {
        Assumptions.assumeTrue(
                System.getProperty("os.arch").equals("amd64") && Files.exists(GLIB),
                "no " + GLIB + ": install libglib2.0-0 on x86_64");
    }
}
