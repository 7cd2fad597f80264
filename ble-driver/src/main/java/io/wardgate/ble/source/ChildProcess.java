package io.wardgate.ble.source;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A child that hears in place of the gateway and writes that to its standard output. What it last said on its error
 * output is kept for the message about its end.
 *
 * <p>Reading polls every 5 ms: a blocked read of a pipe cannot be interrupted, and the pipe holds 64 KiB, 19 times what
 * 10,000 reports/s bring in that time.
 *
 * <p>Not thread-safe: owned by the reader thread of one source.
 */
public final class ChildProcess implements Closeable {

    private static final int POLL_MILLIS = 5;
    private static final int END_MILLIS = 1_000;
    private static final int LAST_WORDS = 200;

    private final Process process;
    private final String name;
    private final String advice;
    private final InputStream octets;
    private final InputStream complaints;
    private String lastWords = "";

    private ChildProcess(Process process, String name, String advice) {
        this.process = process;
        this.name = name;
        this.advice = advice;
        octets = process.getInputStream();
        complaints = process.getErrorStream();
    }

    /**
     * Starts a child without input.
     *
     * @param name what the message about its end calls it
     * @param advice what that message says to do
     */
    public static ChildProcess start(ProcessBuilder command, String name, String advice) throws IOException {
        Process process = command.start();
        process.getOutputStream().close();
        return new ChildProcess(process, name, advice);
    }

    /**
     * Reads what has come, waiting for at least one octet.
     *
     * @return number of octets, 0 if none came within the time
     * @throws EOFException if the child has ended, with its last words
     */
    public int read(byte[] into, int timeoutMillis) throws IOException {
        try {
            for (int waited = 0; ; waited += POLL_MILLIS) {
                listenToComplaints();
                int waiting = octets.available();
                if (waiting > 0) {
                    return octets.read(into, 0, Math.min(waiting, into.length));
                }
                if (waited >= timeoutMillis) {
                    return 0;
                }
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) && octets.available() == 0) {
                    listenToComplaints();
                    throw new EOFException(farewell());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Ends the child and what it started, and waits for that. */
    @Override
    public void close() {
        // A stop interrupts this thread, and the child must be gone even then.
        boolean interrupted = Thread.interrupted();
        try (Stream<ProcessHandle> family = process.descendants()) {
            family.forEach(ProcessHandle::destroy);
            process.destroy();
            if (!process.waitFor(END_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenToComplaints() throws IOException {
        int waiting = complaints.available();
        if (waiting > 0) {
            byte[] some = complaints.readNBytes(waiting);
            String words = lastWords + new String(some, StandardCharsets.UTF_8);
            lastWords = words.substring(Math.max(0, words.length() - LAST_WORDS));
        }
    }

    private String farewell() {
        String last = lastWords.strip().lines().reduce("", (earlier, later) -> later);
        return name + " ended with code " + process.exitValue() + (last.isEmpty() ? "" : ": " + last) + "; " + advice;
    }
}
