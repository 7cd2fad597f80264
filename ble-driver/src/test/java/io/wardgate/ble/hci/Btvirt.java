package io.wardgate.ble.hci;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * BlueZ's controller emulator as a process: each connection to its socket is a controller, and all hear each other. Its
 * sockets have fixed names, so there can be one on a machine.
 */
final class Btvirt implements AutoCloseable {

    /** Where low-energy controllers are served. */
    static final Path SOCKET = Path.of("/tmp/bt-server-le");

    private final Process process;

    private Btvirt(Process process) {
        this.process = process;
    }

    /** Starts it; a test that cannot have it is skipped, and says why. */
    static Btvirt start(Path directory) throws IOException, InterruptedException {
        assumeTrue(has("btvirt"), "btvirt (Debian: bluez-test-tools) is not installed: its tests are skipped");
        assumeTrue(!Files.exists(SOCKET), SOCKET + " exists: another btvirt runs, or left it behind");
        ProcessBuilder command = new ProcessBuilder("btvirt", "-s").redirectErrorStream(true);
        command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (!Files.readString(Path.of("/proc/net/protocols")).contains("\nALG ")) {
            command.environment().put("LD_PRELOAD", withoutAfAlg(directory).toString());
        }
        return new Btvirt(command.start());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        for (String kind : new String[] {"amp", "bredr", "bredrle", "le", "mon"}) {
            Files.deleteIfExists(Path.of("/tmp/bt-server-" + kind));
        }
    }

    /** A library that makes it believe in AF_ALG, which it opens for pairing and we do not need. */
    private static Path withoutAfAlg(Path directory) throws IOException, InterruptedException {
        assumeTrue(has("gcc"), "no AF_ALG in this kernel and no gcc to make btvirt do without: its tests are skipped");
        Path library = directory.resolve("no-af-alg.so");
        if (!Files.exists(library)) {
            Path source = Path.of("src/test/resources/no-af-alg.c");
            Process gcc = new ProcessBuilder("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
                    .redirectErrorStream(true)
                    .start();
            String complaints = new String(gcc.getInputStream().readAllBytes());
            assumeTrue(gcc.waitFor() == 0, () -> "gcc cannot compile here (Debian: libc6-dev): " + complaints);
        }
        return library;
    }

    private static boolean has(String tool) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
