package io.wardgate.simulator.command;

import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.demo.ChildProcess;
import io.wardgate.simulator.demo.Demo;
import io.wardgate.simulator.demo.DemoException;
import io.wardgate.simulator.demo.DemoFolder;
import io.wardgate.simulator.demo.FaultPlan;
import io.wardgate.simulator.demo.GatewayLoad;
import io.wardgate.simulator.demo.GatewayRadios;
import io.wardgate.simulator.demo.StatusScreen;
import io.wardgate.simulator.demo.WardView;
import io.wardgate.simulator.link.LinkProxy;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.scenario.ScenarioException;
import io.wardgate.simulator.scenario.ScenarioReader;
import io.wardgate.simulator.score.Limit;
import io.wardgate.simulator.score.Score;
import io.wardgate.simulator.score.ScoreException;
import io.wardgate.simulator.score.ScoreOptions;
import io.wardgate.simulator.score.ScoreReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the product's main job on this machine and scores it. */
@Command(
        name = "demo",
        description = "Starts receiver, gateway and a ward of 200 bands on loopback; ends with the score.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    /** Long enough to be "until somebody stops it", short enough for the ledger's arithmetic. */
    private static final Duration ENDLESS = Duration.ofDays(30);

    /** The demo waits until the gateway has sent all; a pending reading would be a lost one. */
    private static final long NOTHING_PENDING = 0;

    @Option(
            names = "--for",
            converter = DurationText.class,
            description = "How long, as 90s, 2m, 1h. Default: until Ctrl-C")
    private @Nullable Duration duration;

    @Option(names = "--faults", description = "Kill gateway and receiver twice each and cut the link for 30 s.")
    private boolean faults;

    @Option(names = "--broker", description = "Debian's mosquitto between gateway and receiver.")
    private boolean broker;

    @Option(
            names = "--radios",
            defaultValue = "hci",
            description = "What the gateway listens to: any of hci,btsnoop,bluez,wr24. Default: ${DEFAULT-VALUE}")
    private String radios;

    @Option(
            names = "--framework",
            defaultValue = "equinox",
            description = "equinox or felix. Default: ${DEFAULT-VALUE}")
    private String framework;

    @Option(
            names = "--scenario",
            defaultValue = "ward-200",
            description = "File, or ward-200, ward-400 or recording (shipped).")
    private String scenario;

    @Option(
            names = "--http-port",
            defaultValue = "8080",
            description = "Port of the live page. Default: ${DEFAULT-VALUE}")
    private int httpPort;

    @Option(names = "--database", description = "JDBC URL of an empty PostgreSQL database instead of the embedded one.")
    private @Nullable String database;

    @Option(
            names = "--store",
            defaultValue = "h2",
            description = "Format of the gateway's buffer: h2 or log. Default: ${DEFAULT-VALUE}")
    private String store;

    @Option(
            names = "--require",
            defaultValue = "routine-p99=3000,emergency-p99=1000",
            description = "Limits of the score in ms. Default: ${DEFAULT-VALUE}")
    private String require;

    @Option(
            names = "--delivered",
            defaultValue = "0",
            description = "Percentage of the readings repeated in full that must be in the database. Default: any.")
    private double delivered;

    @Option(
            names = "--radio-cpu",
            defaultValue = "1000",
            description = "Percentage of one core that the gateway's radio threads may use. Default: any.")
    private double radioCpu;

    @Option(names = "--project", defaultValue = ".", hidden = true)
    private Path project;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, ScenarioException, ScoreException, UsageException {
        List<Limit> limits = limits();
        PrintWriter out = spec.commandLine().getOut();
        GatewayRadios listened = radios();
        DemoFolder folder = DemoFolder.create(project);
        String url = database == null ? folder.database() : database;
        boolean isLight;
        try {
            Demo demo = prepare(folder, url, listened, out);
            Thread hook = new Thread(() -> closeAtExit(demo), "wardgate-demo-shutdown");
            Runtime.getRuntime().addShutdownHook(hook);
            out.println("Live page: http://127.0.0.1:" + httpPort + "   files of this run: " + folder.run());
            out.flush();
            demo.play();
            out.printf(
                    "first reading on the page after %.1f s; gateway resident at most %d MB%n",
                    demo.firstReadingSeconds(), demo.peakGatewayMegabytes());
            GatewayLoad load = demo.load();
            out.println("air: " + demo.air());
            out.println("gateway: " + load.text());
            if (listened.wr24Port() != 0) {
                out.println("heard over both radios: " + demo.heardOverBoth());
            }
            out.flush();
            demo.stopInOrder();
            isLight = load.radioPercent() <= radioCpu;
        } catch (DemoException e) {
            out.println("demo failed: " + e.getMessage());
            out.flush();
            return 1;
        }
        if (!isLight) {
            out.println("MISSED: the radio threads may use " + radioCpu + " % of one core at most");
        }
        return score(folder, url, limits, out) == 0 && isLight ? 0 : 1;
    }

    private List<Limit> limits() throws UsageException {
        try {
            return Limit.parse(require);
        } catch (ScoreException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private GatewayRadios radios() throws IOException, UsageException {
        try {
            return GatewayRadios.on(radios);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }

    private int score(DemoFolder folder, String url, List<Limit> limits, PrintWriter out) throws ScoreException {
        ScoreReport report =
                Score.of(new ScoreOptions(folder.ledger(), url, folder.audit(), limits, delivered, NOTHING_PENDING));
        report.print(out);
        out.flush();
        return report.passed() ? 0 : 1;
    }

    private Demo prepare(DemoFolder folder, String url, GatewayRadios listened, PrintWriter out)
            throws IOException, ScenarioException {
        FaultPlan plan = faults ? FaultPlan.over(duration == null ? ENDLESS : duration) : FaultPlan.none();
        int mqttPort = Demo.freePort();
        int brokerPort = broker ? Demo.freePort() : 0;
        ChildProcess mosquitto = broker ? folder.broker(brokerPort) : null;
        if (mosquitto != null) {
            mosquitto.start();
        }
        LinkProxy link = new LinkProxy(Demo.loopback(0), Demo.loopback(broker ? brokerPort : mqttPort));
        Scenario played = ScenarioReader.find(scenario);
        Simulation.Options options = listened.options(folder, duration == null ? ENDLESS : duration);
        folder.writeConfiguration(listened, link.port(), store);
        String address = "http://127.0.0.1:" + httpPort;
        return new Demo(
                () -> Simulation.start(played, options),
                link,
                folder.receiver(url, httpPort, mqttPort, brokerPort),
                folder.gateway(framework),
                mosquitto,
                new WardView(address),
                new StatusScreen(out, address, System.console() != null),
                plan);
    }

    static void closeAtExit(Demo demo) {
        try {
            demo.close();
        } catch (IOException e) {
            System.err.println("demo: stopping failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
