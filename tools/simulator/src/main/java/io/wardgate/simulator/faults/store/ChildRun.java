package io.wardgate.simulator.faults.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * One life of a child process, seen by its parent: reads the ledger lines, and breaks something after a number of
 * acknowledgements and 0 to 30 ms. Owned by the thread of one round.
 */
public final class ChildRun {

    private static final int MOST_DELAY_MILLIS = 30;

    private final Process process;
    private final Ledger ledger;

    private ChildRun(Process process, Ledger ledger) {
        this.process = process;
        this.ledger = ledger;
    }

    /** Breaks something; the child is killed afterwards. */
    @FunctionalInterface
    public interface Fault {
        void strike() throws IOException, InterruptedException;
    }

    /** Starts a program with the store of this class path. */
    public static ChildRun start(Ledger ledger, Path log, Class<?> program, List<String> arguments) throws IOException {
        return start(ledger, log, JavaCommand.of(System.getProperty("java.class.path"), program, arguments));
    }

    /** Starts any program that prints ledger lines. */
    public static ChildRun start(Ledger ledger, Path log, List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new ChildRun(process, ledger);
    }

    /**
     * Reads until the child has acknowledged that many, waits a little, strikes, kills it, and reads what it had still
     * said.
     *
     * @return how many batches it acknowledged
     */
    public int breakAfter(int acknowledgements, SplittableRandom random, Fault fault)
            throws IOException, InterruptedException {
        int acknowledged = 0;
        boolean broken = false;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (ledger.note(line)) {
                    acknowledged++;
                }
                if (acknowledged >= acknowledgements && !broken) {
                    broken = true;
                    process.waitFor(random.nextInt(MOST_DELAY_MILLIS + 1), TimeUnit.MILLISECONDS);
                    fault.strike();
                    kill();
                }
            }
        } finally {
            kill();
        }
        process.waitFor();
        return acknowledged;
    }

    /** By the handle, which leaves the pipe open: what was said before the kill can still be read. */
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }
}
