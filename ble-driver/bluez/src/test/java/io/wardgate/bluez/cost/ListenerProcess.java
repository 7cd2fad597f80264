package io.wardgate.bluez.cost;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;

/** A {@link Listener} with the flags of the gateway's JVM. */
final class ListenerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;

    ListenerProcess(Way way, int port) throws IOException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-Xms16m",
                "-Xmx64m",
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Listener.class.getName(),
                way.name(),
                Integer.toString(port));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = process.inputReader();
    }

    long pid() {
        return process.pid();
    }

    /** Reports heard since its process began, once it did so. */
    long tell(String word) throws IOException {
        process.outputWriter().write(word + "\n");
        process.outputWriter().flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the listener ended; see the log");
        }
        return Long.parseLong(answer);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
