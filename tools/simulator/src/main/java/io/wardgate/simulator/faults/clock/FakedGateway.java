package io.wardgate.simulator.faults.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gateway as its users run it, whose wall clock libfaketime (Debian package faketime) takes from a file. Monotonic
 * time and the times of files stay as they are. Owned by the thread of one round.
 */
final class FakedGateway implements AutoCloseable {

    private static final long STOP_SECONDS = 30;
    private static final String KEPT =
            "C0000201,192.0.2.1,2,0.0,0.000001,0.000001,0.00001,1.0,0.0,0.1,0.001,0.001,64.0";
    private static final String NOT_KEPT = "00000000,,0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,1.0,1.0,0.0";

    private final Path folder;
    private final Path log;
    private final Map<String, String> environment;
    private final List<String> command;
    private @Nullable Process process;

    /**
     * Writes its files, and starts nothing yet.
     *
     * @param asksChronyd whether it has a chronyd to ask; that follows nobody until {@link #followServer}
     */
    FakedGateway(Path project, Path folder, int hciPort, int uplinkPort, boolean asksChronyd) throws IOException {
        this.folder = folder;
        this.log = folder.resolve("gateway.log");
        Path configuration = Files.writeString(folder.resolve("gateway.yaml"), """
                schema: 1
                revision: 1
                gateway:
                  id: GW-CLOCK
                %spipeline:
                  auditPath: %s
                ble.decoders:
                  keyFile: %s
                ble.hci:
                  - name: dongle-1
                    port: tcp:127.0.0.1:%d
                buffer:
                  directory: %s
                uplink.mqtt:
                  - name: receiver
                    server: mqtt://127.0.0.1:%d
                """.formatted(
                        asksChronyd ? "" : "clock:\n  chronyc: \"\"\n",
                        audit(folder),
                        keys(folder),
                        hciPort,
                        folder.resolve("buffer"),
                        uplinkPort));
        this.command = List.of(
                project.resolve("edge-gateway/runtime/target/image/bin/wardgate-gateway")
                        .toString(),
                "--configuration",
                configuration.toString(),
                "--state",
                folder.resolve("state").toString());
        if (asksChronyd) {
            writeChronyc();
        }
        Path library = library();
        if (library == null) {
            throw new IOException("libfaketime is not installed");
        }
        // Without the last but one, libfaketime 0.9.10 takes the JVM's timed waits, which are monotonic, for waits
        // by the wall clock: after a jump threads spin, or sleep for ever.
        this.environment = Map.of(
                "PATH",
                bin() + ":" + System.getenv("PATH"),
                "JAVA",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                folder.resolve("time").toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0",
                "NO_FAKE_STAT",
                "1");
    }

    /** Where libfaketime is; null if it is not installed. */
    static @Nullable Path library() throws IOException {
        try (Stream<Path> files =
                Files.find(Path.of("/usr/lib"), 3, (path, attributes) -> path.endsWith("faketime/libfaketime.so.1"))) {
            return files.findFirst().orElse(null);
        }
    }

    /** What its store acknowledged, by its own word. */
    static Path audit(Path folder) {
        return folder.resolve("acknowledged-batches.txt");
    }

    static Path keys(Path folder) {
        return folder.resolve("band-keys.yaml");
    }

    /** Its wall clock is that far from the right time from now on. */
    void setClock(long offsetMillis) throws IOException {
        Path written = Files.writeString(
                folder.resolve("time-written"),
                (offsetMillis < 0 ? "" : "+") + TimeUnit.MILLISECONDS.toSeconds(offsetMillis) + "\n");
        Files.move(written, folder.resolve("time"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The chronyd that it asks follows a server from now on. */
    void followServer() throws IOException {
        Files.createFile(folder.resolve("kept"));
    }

    /** Whether it asked chronyd since that follows a server. */
    boolean knowsThatItFollows() {
        return Files.exists(folder.resolve("told"));
    }

    /** How many batches its store acknowledged so far. */
    long acknowledgedBatches() throws IOException {
        try (Stream<String> lines = Files.lines(audit(folder))) {
            return lines.count();
        }
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** kill -9; returns when it is gone. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
            forgetLibrary(running.pid());
        }
    }

    /** Ends it in order. */
    void stop() throws IOException, InterruptedException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            throw new IOException("the gateway ended by itself, see " + log);
        }
        running.destroy();
        if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the gateway did not stop, see " + log);
        }
        forgetLibrary(running.pid());
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** What libfaketime shares with the processes of a process that was killed, and so could not remove it. */
    private static void forgetLibrary(long pid) {
        for (String name : List.of("faketime_shm_" + pid, "sem.faketime_sem_" + pid)) {
            Path.of("/dev/shm", name).toFile().delete();
        }
    }

    /** A command that answers as chrony's does, with what chronyd knows in this round. */
    private void writeChronyc() throws IOException {
        Path script = Files.writeString(Files.createDirectories(bin()).resolve("chronyc"), """
                #!/bin/sh
                if [ -e '%s' ]; then
                    echo '%s,Normal'
                    : > '%s'
                else
                    echo '%s,Not synchronised'
                fi
                """.formatted(
                        folder.resolve("kept"), KEPT, folder.resolve("told"), NOT_KEPT));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The gateway looks here for commands first. */
    private Path bin() {
        return folder.resolve("bin");
    }
}
