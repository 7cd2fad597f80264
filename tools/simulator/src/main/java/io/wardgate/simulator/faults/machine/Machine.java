package io.wardgate.simulator.faults.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this machine lacks for a test. */
public final class Machine {

    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin"), Path.of("/usr/sbin"), Path.of("/bin"), Path.of("/sbin"), Path.of("/usr/local/bin"));

    private Machine() {}

    /** Why a test that mounts cannot run: no root, no such device, no such program; null if it can. */
    public static @Nullable String obstacleToMounting(List<String> devices, List<String> programs) {
        if (!isRoot()) {
            return "needs root";
        }
        for (String device : devices) {
            if (!Files.exists(Path.of(device))) {
                return "no " + device + " here";
            }
        }
        return missing(programs);
    }

    /** The programs that are not there, in a sentence; null if all are. */
    public static @Nullable String missing(List<String> programs) {
        List<String> absent = new ArrayList<>();
        for (String program : programs) {
            if (PLACES.stream().noneMatch(place -> Files.isExecutable(place.resolve(program)))) {
                absent.add(program);
            }
        }
        return absent.isEmpty() ? null : "not installed: " + String.join(", ", absent);
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return false;
        }
    }
}
