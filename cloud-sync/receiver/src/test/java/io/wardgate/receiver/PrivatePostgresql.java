package io.wardgate.receiver;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of its own in a temporary folder; the test is skipped where none is installed. */
final class PrivatePostgresql implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final String folder;
    private final int port;

    private PrivatePostgresql(Path programs, String folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    static PrivatePostgresql start(String... settings) throws Exception {
        Assumptions.assumeTrue(isInstalled(), "PostgreSQL is not installed: skipped");
        return startInstalled(settings);
    }

    static boolean isInstalled() {
        return Files.isDirectory(INSTALLED);
    }

    static PrivatePostgresql startInstalled(String... settings) throws Exception {
        PrivatePostgresql server = new PrivatePostgresql(programs(), asServerUser("mktemp", "-d"), freePort());
        asServerUser(server.program("initdb"), "-D", server.folder, "-A", "trust", "-U", "wardgate", "--no-sync");
        server.launch(settings);
        return server;
    }

    private void launch(String... settings) throws Exception {
        String options =
                "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 " + String.join(" ", settings);
        asServerUser(program("pg_ctl"), "-D", folder, "-w", "-o", options, "-l", folder + "/log", "start");
    }

    /** Stops the server at once, as a power cut would. */
    void kill() throws Exception {
        asServerUser(program("pg_ctl"), "-D", folder, "-m", "immediate", "stop");
    }

    void startAgain() throws Exception {
        launch();
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=wardgate";
    }

    void createDatabase(String database) throws Exception {
        asServerUser(program("createdb"), "-h", "127.0.0.1", "-p", "" + port, "-U", "wardgate", database);
    }

    @Override
    public void close() throws Exception {
        asServerUser(program("pg_ctl"), "-D", folder, "-m", "immediate", "stop");
        asServerUser("rm", "-rf", folder);
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    private static Path programs() throws IOException {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .max(Path::compareTo)
                    .orElseThrow();
        }
    }

    /** The server refuses to run as root. */
    private static String asServerUser(String... command) throws Exception {
        List<String> words = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        words.addAll(List.of(command));
        Path output = Files.createTempFile("postgresql", ".out");
        Process process = new ProcessBuilder(words)
                .directory(Path.of("/tmp").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        String said = Files.readString(output).strip();
        Files.delete(output);
        if (exitCode != 0) {
            throw new IOException(words + " ended with " + exitCode + ": " + said);
        }
        return said;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
