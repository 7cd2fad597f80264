package io.wardgate.gpio.line;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets outputs idle when the gateway is gone, however it went: a shell that holds the end of a pipe. It is told which file
 * takes which value; when the pipe closes, which the kernel does for a killed process too, it writes all of them and ends.
 *
 * <p>A shell that ended while the gateway lives is started anew by {@link #ensure}. Guards itself.
 */
final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    private static final List<String> COMMAND = List.of(
            "/bin/sh",
            "-c",
            // Signals that end the gateway together with its group must not end this first.
            "trap '' HUP INT TERM; while read -r idle file; do set -- \"$@\" \"$idle\" \"$file\"; done;"
                    + " while [ $# -ge 2 ]; do echo \"$1\" 2>/dev/null > \"$2\"; shift 2; done",
            "wardgate-gpio-watchdog");

    private record Guarded(Path value, int idle) {}

    private final List<Guarded> guarded = new ArrayList<>();
    private @Nullable Process shell;
    private long starts;

    /** From now on this file gets this value in the end. */
    synchronized void guard(Path value, int idle) throws IOException {
        Guarded output = new Guarded(value.toAbsolutePath(), idle);
        guarded.add(output);
        if (shell == null || !shell.isAlive()) {
            start();
        } else {
            tell(shell, List.of(output));
        }
    }

    /** Starts it anew if it ended. */
    synchronized void ensure() {
        if (guarded.isEmpty() || (shell != null && shell.isAlive())) {
            return;
        }
        try {
            start();
            LOG.warn("the watchdog of the outputs had ended and was started anew");
        } catch (IOException e) {
            LOG.error("outputs have no watchdog: {}", e.toString());
        }
    }

    synchronized boolean isAlive() {
        return shell != null && shell.isAlive();
    }

    /** How often it was started. */
    synchronized long starts() {
        return starts;
    }

    /** It writes what it was told and ends. */
    @Override
    public synchronized void close() {
        guarded.clear();
        if (shell == null) {
            return;
        }
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(1, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.debug("the watchdog's pipe: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shell = null;
    }

    private void start() throws IOException {
        Process started = new ProcessBuilder(COMMAND)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        starts++;
        shell = started;
        tell(started, guarded);
    }

    private static void tell(Process shell, List<Guarded> outputs) throws IOException {
        OutputStream pipe = shell.getOutputStream();
        for (Guarded output : outputs) {
            pipe.write((output.idle() + " " + output.value() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        pipe.flush();
    }
}
