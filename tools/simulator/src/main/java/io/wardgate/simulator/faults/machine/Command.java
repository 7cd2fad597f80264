package io.wardgate.simulator.faults.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs programs of the operating system. */
public final class Command {

    private static final long LIMIT_SECONDS = 60;

    private Command() {}

    /**
     * Runs one to its end and returns what it printed.
     *
     * @throws IOException if it fails, with what it said
     */
    public static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", command) + " did not end in " + LIMIT_SECONDS + " s");
        }
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed: " + said);
        }
        return said;
    }

    /** Runs one whose failure does not matter: cleaning up what may be gone already. */
    public static void tryRun(String... command) throws InterruptedException {
        try {
            run(command);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Command.class).debug("cleaning up: {}", e.getMessage());
        }
    }
}
