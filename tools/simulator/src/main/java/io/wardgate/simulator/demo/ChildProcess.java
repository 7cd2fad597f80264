package io.wardgate.simulator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program of the demo that can be killed and started again. All its lives write to one log file.
 *
 * <p>Owned by the demo's main thread; {@link #stop} may also be called by the shutdown hook.
 */
public final class ChildProcess {

    private static final long STOP_SECONDS = 25;
    private static final int LAST_LINES = 15;

    private final String name;
    private final List<String> command;
    private final Path log;
    private volatile @Nullable Process process;

    public ChildProcess(String name, List<String> command, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.log = log;
    }

    public String name() {
        return name;
    }

    public void start() throws IOException {
        process = new ProcessBuilder(command)
                .directory(log.toAbsolutePath().resolveSibling("").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Number of the running process, or empty if there is none. */
    public OptionalLong pid() {
        Process running = process;
        return running != null && running.isAlive() ? OptionalLong.of(running.pid()) : OptionalLong.empty();
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** kill -9: no chance to save anything. Returns when it is gone. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            running.waitFor();
        }
    }

    /**
     * Asks it to stop and waits.
     *
     * @return whether it stopped by itself; one that did not is killed
     */
    boolean stop() throws InterruptedException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return true;
        }
        running.destroy();
        if (running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            return true;
        }
        running.destroyForcibly();
        return false;
    }

    /** Resident memory in kB as the kernel counts it, or 0 if it is not running. */
    long residentKilobytes() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + running.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The end of its log, for the message that says why it died. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "its log " + log + " cannot be read: " + e.getMessage();
        }
    }
}
