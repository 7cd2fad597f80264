package io.wardgate.core.clock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks chronyd by its own command, because that speaks every version's protocol. Blocks for up to 3 s. */
final class Chronyc {

    private static final int ANSWER_SECONDS = 3;
    private static final int MAX_OCTETS = 4_096;

    private final String path;

    Chronyc(String path) {
        this.path = path;
    }

    /**
     * Runs {@code chronyc -n -c tracking} to its end.
     *
     * @throws IOException naming the command if it cannot be run, hangs, or finds no chronyd
     */
    Tracking tracking() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(path, "-n", "-c", "tracking")
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(path + " did not answer within " + ANSWER_SECONDS + " s");
            }
            String said = new String(process.getInputStream().readNBytes(MAX_OCTETS), StandardCharsets.UTF_8).strip();
            if (process.exitValue() != 0) {
                throw new IOException(path + " ended with " + process.exitValue() + ": " + said);
            }
            return Tracking.parse(said);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            process.destroyForcibly().onExit().join(); // not by waitFor: the thread may be interrupted already
        }
    }
}
