package io.wardgate.simulator.faults.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of its own in a temporary folder, as Debian installs it; gone when closed. */
public final class PostgresqlServer implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "wardgate";

    private final Path programs;
    private final String folder;
    private final int port;

    private PostgresqlServer(Path programs, String folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Why there can be none here; null if there can. */
    public static @Nullable String obstacle() {
        return Files.isDirectory(INSTALLED) ? null : "not installed: postgresql";
    }

    /** Makes one with an empty database and starts it. */
    public static PostgresqlServer start() throws IOException, InterruptedException {
        PostgresqlServer server = new PostgresqlServer(newest(), asServerUser("mktemp", "-d"), freePort());
        server.run("initdb", "-D", server.folder, "-A", "trust", "-U", USER, "--no-sync");
        String options = "-p " + server.port + " -k " + server.folder + " -c listen_addresses=127.0.0.1";
        server.run("pg_ctl", "-D", server.folder, "-w", "-o", options, "-l", server.folder + "/log", "start");
        server.run("createdb", "-h", "127.0.0.1", "-p", Integer.toString(server.port), "-U", USER, "ward");
        return server;
    }

    /** As the receiver takes it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/ward?user=" + USER;
    }

    @Override
    public void close() throws IOException {
        try {
            run("pg_ctl", "-D", folder, "-m", "immediate", "stop");
            asServerUser("rm", "-rf", folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(programs.resolve(program).toString()));
        words.addAll(List.of(arguments));
        asServerUser(words.toArray(String[]::new));
    }

    /** The server refuses to run as root. */
    private static String asServerUser(String... command) throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return Command.run(command);
        }
        List<String> words = new ArrayList<>(List.of("runuser", "-u", "postgres", "--"));
        words.addAll(List.of(command));
        return Command.run(words.toArray(String[]::new));
    }

    private static Path newest() throws IOException {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .max(Path::compareTo)
                    .orElseThrow(() -> new IOException("nothing in " + INSTALLED));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
