package io.wardgate.simulator.command;

import io.wardgate.simulator.Simulation;
import io.wardgate.simulator.demo.ChildProcess;
import io.wardgate.simulator.demo.Demo;
import io.wardgate.simulator.demo.DemoException;
import io.wardgate.simulator.demo.DemoFolder;
import io.wardgate.simulator.demo.FaultPlan;
import io.wardgate.simulator.demo.GatewayRadios;
import io.wardgate.simulator.demo.WardView;
import io.wardgate.simulator.link.LinkProxy;
import io.wardgate.simulator.scenario.Scenario;
import io.wardgate.simulator.scenario.ScenarioException;
import io.wardgate.simulator.scenario.ScenarioReader;
import io.wardgate.simulator.score.Score;
import io.wardgate.simulator.score.ScoreException;
import io.wardgate.simulator.score.ScoreReport;
import io.wardgate.simulator.soak.EnduranceJudge;
import io.wardgate.simulator.soak.SoakScreen;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the product's main job for hours and judges whether anything grows. */
@Command(
        name = "soak",
        description =
                "Receiver, gateway and a ward with both radios for hours. Exit code 0: heap, descriptors and threads"
                        + " of the gateway stay flat and nothing that was acknowledged is lost, 1: not so.",
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {

    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(30);
    private static final int MOST_BANDS = 10_000;

    @Option(
            names = "--for",
            defaultValue = "4h",
            converter = DurationText.class,
            description = "How long, as 20m, 4h. Default: ${DEFAULT-VALUE}")
    private Duration duration;

    @Option(names = "--bands", defaultValue = "200", description = "Bands in the ward. Default: ${DEFAULT-VALUE}")
    private int bands;

    @Option(
            names = "--every",
            defaultValue = "60s",
            converter = DurationText.class,
            description = "Time between two samples. Default: ${DEFAULT-VALUE}")
    private Duration period;

    @Option(
            names = "--warm-up",
            converter = DurationText.class,
            description = "What is not judged at the start. Default: a quarter of the run, at most 30m")
    private @Nullable Duration warmUp;

    @Option(
            names = "--radios",
            defaultValue = "hci,wr24",
            description = "What the gateway listens to: any of hci,btsnoop,bluez,wr24. Default: ${DEFAULT-VALUE}")
    private String radios;

    @Option(
            names = "--framework",
            defaultValue = "equinox",
            description = "equinox or felix. Default: ${DEFAULT-VALUE}")
    private String framework;

    @Option(
            names = "--store",
            defaultValue = "h2",
            description = "Format of the gateway's buffer: h2 or log. Default: ${DEFAULT-VALUE}")
    private String store;

    @Option(names = "--project", defaultValue = ".", hidden = true)
    private Path project;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, ScenarioException, ScoreException, UsageException {
        if (bands < 1 || bands > MOST_BANDS) {
            throw new UsageException("--bands = " + bands + "; allowed: 1 to " + MOST_BANDS, null);
        }
        PrintWriter out = spec.commandLine().getOut();
        GatewayRadios listened = radios();
        DemoFolder folder = DemoFolder.create(project, "soak");
        out.println(
                "soak of " + duration.toMinutes() + " min, " + bands + " bands; files of this run: " + folder.run());
        int httpPort = Demo.freePort();
        int mqttPort = Demo.freePort();
        ChildProcess receiver = folder.receiver(folder.database(), httpPort, mqttPort, 0);
        ChildProcess gateway = folder.gateway(framework);
        SoakScreen screen = new SoakScreen(out, gateway, receiver, period.toSeconds());
        LinkProxy link = new LinkProxy(Demo.loopback(0), Demo.loopback(mqttPort));
        folder.writeConfiguration(listened, link.port(), store);
        Scenario ward = ScenarioReader.find("ward-200").withCount(bands);
        WardView view = new WardView("http://127.0.0.1:" + httpPort);
        Demo run = new Demo(
                () -> Simulation.start(ward, listened.options(folder, duration)),
                link,
                receiver,
                gateway,
                null,
                view,
                screen,
                FaultPlan.none());
        Thread hook = new Thread(() -> DemoCommand.closeAtExit(run), "wardgate-soak-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            run.play();
            run.stopInOrder();
        } catch (DemoException e) {
            out.println("soak failed: " + e.getMessage());
            out.flush();
            return 1;
        }
        ScoreReport report = new ScoreReport();
        EnduranceJudge judge = new EnduranceJudge(warmUp == null ? usualWarmUp() : warmUp);
        judge.judge(report, "gateway", screen.ofGateway());
        judge.tell(report, "receiver", screen.ofReceiver());
        Score.promises(report, folder.database(), folder.audit());
        report.print(out);
        return report.passed() ? 0 : 1;
    }

    private Duration usualWarmUp() {
        Duration quarter = duration.dividedBy(4);
        return quarter.compareTo(LONGEST_WARM_UP) < 0 ? quarter : LONGEST_WARM_UP;
    }

    private GatewayRadios radios() throws IOException, UsageException {
        try {
            return GatewayRadios.on(radios);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()), e);
        }
    }
}
