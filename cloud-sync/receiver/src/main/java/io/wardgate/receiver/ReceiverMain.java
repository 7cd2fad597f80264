package io.wardgate.receiver;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command: parses, starts, waits for SIGTERM, stops cleanly. Exit code 2: cannot start as asked. */
@Command(
        name = "wardgate-receiver",
        mixinStandardHelpOptions = true,
        version = "wardgate-receiver 0.1.0",
        sortOptions = false,
        description = "Receives batches from WardGate gateways, commits them, and only then acknowledges them.")
public final class ReceiverMain implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiverMain.class);
    private static final int CANNOT_START = 2;

    @Mixin
    private final ReceiverOptions options = new ReceiverOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ReceiverMain() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new ReceiverMain());
        commandLine.setParameterExceptionHandler((problem, given) -> refuse(commandLine, problem.getMessage()));
        int exitCode = commandLine.execute(arguments);
        System.exit(exitCode);
    }

    @Override
    public Integer call() throws InterruptedException {
        String objection = options.objection();
        if (objection != null) {
            return refuse(spec.commandLine(), objection);
        }
        try {
            run(Receiver.start(options));
            return 0;
        } catch (StartException e) {
            return refuse(spec.commandLine(), e.getMessage());
        }
    }

    /** Returns only by the end of the process: the hook stops the receiver and ends the process with 0. */
    private static void run(Receiver receiver) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(receiver), "wardgate-stop"));
        LOG.info("ready: mqtt={} http={}", receiver.mqttAddress(), receiver.httpAddress());
        new CountDownLatch(1).await();
    }

    private static void stop(Receiver receiver) {
        LOG.info("stopping: what is queued is committed and answered");
        receiver.close();
        LOG.info("stopped");
        Runtime.getRuntime().halt(0);
    }

    private static int refuse(CommandLine commandLine, @Nullable String message) {
        commandLine.getErr().println("wardgate-receiver: " + message);
        return CANNOT_START;
    }
}
