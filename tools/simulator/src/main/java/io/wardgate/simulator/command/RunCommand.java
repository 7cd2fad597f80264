package io.wardgate.simulator.command;

import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.scenario.ScenarioException;
import io.wardgate.simulator.scenario.ScenarioReader;
import io.wardgate.simulator.ward.TruthDigest;
import io.wardgate.simulator.wr24.ReceiverAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a scenario until its time is over or somebody stops it. */
@Command(
        name = "run",
        description = "Plays a scenario as a Bluetooth controller, and as a 2.4 GHz receiver if asked.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final long STATUS_SECONDS = 10;

    @Option(names = "--scenario", defaultValue = "ward-200", description = "File, or ward-200 or recording (shipped).")
    private String scenario;

    @Option(
            names = "--listen",
            defaultValue = "127.0.0.1:7301",
            converter = ListenAddress.class,
            description = "Where the controller listens. Default: ${DEFAULT-VALUE}")
    private InetSocketAddress listen;

    @Option(names = "--pty", description = "Link a pseudo terminal at this path to the controller (needs socat).")
    private @Nullable Path pty;

    @Option(names = "--extended", description = "The controller knows extended advertising.")
    private boolean extended;

    @Option(
            names = "--btsnoop",
            converter = ListenAddress.class,
            paramLabel = "HOST:PORT",
            description = "Also be the monitor of an on-board radio, which hears what the controller does.")
    private @Nullable InetSocketAddress monitor;

    @Option(
            names = "--bluez",
            paramLabel = "SOCKET",
            description = "Also be BlueZ on a message bus at this path (needs dbus and python3-dbusmock).")
    private @Nullable Path bluez;

    @Option(
            names = "--wr24",
            converter = ReceiverAddressText.class,
            paramLabel = "ADDRESS",
            description = "Also be a 2.4 GHz receiver, at tcp:host:port, udp:host:port or pty:/path.")
    private @Nullable ReceiverAddress wr24;

    @Option(names = "--ledger", defaultValue = "ledger.ndjson", description = "New file. Default: ${DEFAULT-VALUE}")
    private Path ledger;

    @Option(names = "--keys", description = "Where to write the key file for the gateway.")
    private @Nullable Path keys;

    @Option(
            names = "--for",
            converter = DurationText.class,
            description = "How long, as 90s, 2m, 1h. Default: for ever")
    private @Nullable Duration duration;

    @Option(names = "--seed", description = "Instead of the scenario's.")
    private @Nullable Long seed;

    @Option(names = "--boot", description = "Session number of the bands instead of the scenario's, 0 to 65280.")
    private @Nullable Integer boot;

    @Option(names = "--dry-run", description = "Do not play: print the SHA-256 of the truth of the time --for.")
    private boolean dryRun;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        Scenario played = scenario();
        if (dryRun) {
            long seconds = duration == null ? 60 : duration.toSeconds();
            spec.commandLine().getOut().println(TruthDigest.of(played, seconds));
            return 0;
        }
        Simulation.Options options =
                new Simulation.Options(listen, pty, extended, ledger, keys, duration, wr24, monitor, bluez);
        try (Simulation simulation = Simulation.start(played, options)) {
            Thread hook = new Thread(() -> stopQuietly(simulation), "wardgate-sim-shutdown");
            Runtime.getRuntime().addShutdownHook(hook);
            print("controller on port " + simulation.port() + ", ledger " + ledger);
            while (!simulation.await(Duration.ofSeconds(STATUS_SECONDS))) {
                print(simulation.status().toString());
            }
            print(simulation.status().toString());
        } catch (FileAlreadyExistsException e) {
            throw new UsageException("ledger " + ledger + " exists; move it away or name another with --ledger", e);
        }
        return 0;
    }

    private Scenario scenario() throws UsageException {
        try {
            Scenario read = ScenarioReader.find(scenario);
            Scenario seeded = seed == null ? read : read.withSeed(seed);
            if (boot != null && (boot < 0 || boot > 0xFF00)) {
                throw new UsageException("--boot = " + boot + "; allowed: 0 to 65280", null);
            }
            return boot == null ? seeded : seeded.withBoot(boot);
        } catch (ScenarioException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }

    /** On SIGTERM: the ledger must get its last line. */
    private static void stopQuietly(Simulation simulation) {
        try {
            simulation.stop();
        } catch (IOException e) {
            System.err.println("simulator: stopping failed: " + e.getMessage());
        }
    }
}
