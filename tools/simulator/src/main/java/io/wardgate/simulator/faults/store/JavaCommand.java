package io.wardgate.simulator.faults.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a small, quickly started Java process. */
public final class JavaCommand {

    private JavaCommand() {}

    public static List<String> of(String classPath, Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx192m",
                "-cp",
                classPath,
                program.getName()));
        command.addAll(arguments);
        return command;
    }
}
